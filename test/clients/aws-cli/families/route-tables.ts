import { machine, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, returned } from "../step";

const office = "--route-table-id $table --destination-cidr-block 192.168.0.0/16";

/** Ends without its VPC's: CloudStack keeps a subnet until its last machine has been expunged. */
export const routeTables: Family = {
  name: "route tables",
  zones: ["adv-1"],
  steps: [
    ec2("create-vpc --cidr-block 10.23.0.0/16", { Vpc: { VpcId: id("vpc") } }, { vpc: "Vpc.VpcId" }),
    ec2("wait vpc-available --vpc-ids $vpc"),
    ec2(
      "create-subnet --vpc-id $vpc --cidr-block 10.23.1.0/24",
      { Subnet: { State: "available" } },
      { subnet: "Subnet.SubnetId" },
    ),
    ec2(
      "describe-route-tables --filters Name=vpc-id,Values=$vpc",
      {
        RouteTables: [
          {
            Associations: [{ Main: true }],
            Routes: [
              { DestinationCidrBlock: "10.23.0.0/16", GatewayId: "local", State: "active" },
              { DestinationCidrBlock: "0.0.0.0/0", GatewayId: id("igw") },
            ],
          },
        ],
      },
      { main: "RouteTables.0.RouteTableId", gateway: "RouteTables.0.Routes.1.GatewayId" },
    ),
    dry("create-route-table --vpc-id $vpc"),
    ec2(
      `create-route-table --vpc-id $vpc ${tagged("route-table", "second")}`,
      ({ vpc }) => ({ RouteTable: { RouteTableId: id("rtb"), VpcId: vpc, Associations: [], Tags: nameTag("second") } }),
      { table: "RouteTable.RouteTableId" },
    ),
    ec2(
      "associate-route-table --route-table-id $table --subnet-id $subnet",
      { AssociationId: id("rtbassoc"), AssociationState: { State: "associated" } },
      { association: "AssociationId" },
    ),
    ec2("describe-route-tables --filters Name=association.subnet-id,Values=$subnet", ({ table, subnet }) => ({
      RouteTables: [{ RouteTableId: table, Associations: [{ Main: false, SubnetId: subnet }] }],
    })),
    ...machine("--subnet-id $subnet --private-ip-address 10.23.1.10"),
    ec2(`create-route ${office} --instance-id $machine`, returned),
    refused(`create-route ${office} --instance-id $machine`, "RouteAlreadyExists", /192\.168\.0\.0\/16/),
    refused(`create-route ${office} --nat-gateway-id nat-1`, "UnsupportedOperation", /NatGatewayId.*internet gateway/),
    ec2(`replace-route ${office} --network-interface-id $nic`),
    ec2("describe-route-tables --route-table-ids $table", {
      RouteTables: [
        {
          Routes: expect.arrayContaining([
            expect.objectContaining({ DestinationCidrBlock: "192.168.0.0/16", Origin: "CreateRoute", State: "active" }),
          ]),
        },
      ],
    }),
    ec2(`delete-route ${office}`),
    refused(`delete-route ${office}`, "InvalidRoute.NotFound", /192\.168\.0\.0\/16/),
    refused(
      "delete-route --route-table-id $table --destination-cidr-block 0.0.0.0/0",
      "UnsupportedOperation",
      /keeps its way out/,
    ),
    ec2(
      "replace-route-table-association --association-id $association --route-table-id $main",
      { NewAssociationId: id("rtbassoc") },
      { association: "NewAssociationId" },
    ),
    ec2("disassociate-route-table --association-id $association"),
    ec2("delete-route-table --route-table-id $table"),
    refused("delete-route-table --route-table-id $main", "DependencyViolation", /rtb-/),
    refused("describe-route-tables --route-table-ids $table", "InvalidRouteTableID.NotFound", /rtb-/),
  ],
};
