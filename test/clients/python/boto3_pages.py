"""Every waiter and every paginator that botocore has for the actions the gateway has, told from botocore's own models.

argv: the table of coverage, whose headings are the actions.
"""
import pathlib
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

actions = set(re.findall("^### (.+)$", pathlib.Path(sys.argv[1]).read_text(), re.MULTILINE))
ec2 = boto3.client("ec2")
# Some smallest pages that botocore insists on are longer than the lists here.
paging = boto3.client("ec2", config=Config(parameter_validation=False))
QUICK = {"Delay": 1, "MaxAttempts": 20}
ZONES = ["basic-1", "advsg-1", "adv-1"]

# Pages --------------------------------------------------------------------------------------------------------------

def items(page, paginator):
    """What one page holds, by the names of its lists. A reservation may be on two pages: its instances are not."""
    found = [item for key in paginator.result_keys for item in key.search(page) or []]
    return [one for item in found for one in item.get("Instances", [item])]


def walk(action):
    """Whole, and one by one: the same items, each once."""
    paginator = paging.get_paginator(xform_name(action))
    parameters = PARAMETERS.get(action, {})
    whole = [item for page in paginator.paginate(**parameters) for item in items(page, paginator)]
    assert len(whole) > 1 or action in EMPTY, f"{action} has nothing to page through"
    pages = [items(page, paginator) for page in paginator.paginate(**parameters, PaginationConfig={"PageSize": 1})]
    assert [len(page) for page in pages] == [1] * len(whole) or not whole, (action, pages)
    assert sorted(identity(page[0]) for page in pages if page) == sorted(map(identity, whole)), (action, whole)


def identity(item):
    """Without times and the order of lists inside."""
    return sorted((key, str(value)) for key, value in item.items() if key.endswith(("Id", "Name", "Key", "Value")))


# Nothing of the kind is ever there.
EMPTY = {"DescribeEgressOnlyInternetGateways", "DescribePrefixLists"}
PARAMETERS = {
    "DescribeAddressesAttribute": {"Attribute": "domain-name"},
    "DescribeInstanceTypeOfferings": {"LocationType": "availability-zone"},
}

paginated = sorted(
    action
    for action in actions & set(ec2.meta.service_model.operation_names)
    if ec2.can_paginate(xform_name(action))
)

# Something to list: several of everything.
image = ec2.describe_images(Filters=[{"Name": "name", "Values": ["Debian*"]}])["Images"][0]["ImageId"]
groups = [ec2.create_security_group(GroupName=f"pages-{n}", Description="pages")["GroupId"] for n in range(3)]
for group in groups:
    ranges = [{"CidrIp": f"198.51.{n}.0/24"} for n in range(3)]
    permission = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": ranges}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
ids = []
for zone in ZONES:
    run = dict(ImageId=image, InstanceType="t3.micro", MinCount=2, MaxCount=2, Placement={"AvailabilityZone": zone})
    tags = [{"ResourceType": "instance", "Tags": [{"Key": f"key-{zone}", "Value": zone}]}]
    ids += [one["InstanceId"] for one in ec2.run_instances(**run, TagSpecifications=tags)["Instances"]]

# Waiters ------------------------------------------------------------------------------------------------------------


def wait(name, **parameters):
    ec2.get_waiter(name).wait(**parameters, WaiterConfig=QUICK)
    waited.add(name)


def waits_in_vain(name, **parameters):
    """For what never comes to pass here: the waiter asks, understands the answer, and goes on."""
    try:
        ec2.get_waiter(name).wait(**parameters, WaiterConfig={"Delay": 0, "MaxAttempts": 2})
    except WaiterError as error:
        assert error.kwargs["reason"] == "Max attempts exceeded", (name, error)
        waited.add(name)
    else:
        raise SystemExit(f"{name} was not expected to end")


waited = set()
wait("instance_exists", InstanceIds=ids)
wait("instance_running", InstanceIds=ids)
wait("instance_status_ok", InstanceIds=ids)
wait("system_status_ok", InstanceIds=ids)
waits_in_vain("password_data_available", InstanceId=ids[0])
pair = ec2.create_key_pair(KeyName="pages")
wait("key_pair_exists", KeyNames=["pages"])
wait("security_group_exists", GroupIds=groups)
addresses = [ec2.allocate_address(Domain="vpc")["AllocationId"] for _ in range(2)]
volumes = [ec2.create_volume(AvailabilityZone=ZONES[0], Size=1)["VolumeId"] for _ in range(3)]
wait("volume_available", VolumeIds=volumes)
for volume in volumes[1:]:
    ec2.modify_volume(VolumeId=volume, Size=2)
ec2.attach_volume(VolumeId=volumes[0], InstanceId=ids[0], Device="/dev/sdf")
wait("volume_in_use", VolumeIds=volumes[:1])
snapshots = [ec2.create_snapshot(VolumeId=volumes[0])["SnapshotId"] for _ in range(2)]
wait("snapshot_completed", SnapshotIds=snapshots)
ec2.stop_instances(InstanceIds=ids[:1])
wait("instance_stopped", InstanceIds=ids[:1])
made = ec2.create_image(InstanceId=ids[0], Name="pages", BlockDeviceMappings=[{"DeviceName": "/dev/sdf", "NoDevice": ""}])
wait("image_exists", ImageIds=[made["ImageId"]])
wait("image_available", ImageIds=[made["ImageId"]])
vpcs = [ec2.create_vpc(CidrBlock=f"10.{n}.0.0/16")["Vpc"]["VpcId"] for n in (70, 71)]
wait("vpc_exists", VpcIds=vpcs)
wait("vpc_available", VpcIds=vpcs)
subnets = [ec2.create_subnet(VpcId=vpcs[0], CidrBlock=f"10.70.{n}.0/24")["Subnet"]["SubnetId"] for n in range(3)]
wait("subnet_available", SubnetIds=subnets)
gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
wait("internet_gateway_exists", InternetGatewayIds=[gateway])
nat = [one["NatGatewayId"] for one in ec2.describe_nat_gateways()["NatGateways"]]
wait("nat_gateway_available", NatGatewayIds=nat)
interface = ec2.create_network_interface(SubnetId=subnets[0])["NetworkInterface"]["NetworkInterfaceId"]
wait("network_interface_available", NetworkInterfaceIds=[interface])

with ThreadPoolExecutor(4) as pool:
    list(pool.map(walk, paginated))
assert len(paginated) > 20, paginated

# The end ------------------------------------------------------------------------------------------------------------

vpn = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
ec2.attach_vpn_gateway(VpnGatewayId=vpn, VpcId=vpcs[1])
customer = ec2.create_customer_gateway(Type="ipsec.1", PublicIp="203.0.113.7", BgpAsn=65000)
customer = customer["CustomerGateway"]["CustomerGatewayId"]
wait("customer_gateway_available", CustomerGatewayIds=[customer])
options = {"StaticRoutesOnly": True, "LocalIpv4NetworkCidr": "192.168.70.0/24"}
connection = ec2.create_vpn_connection(
    Type="ipsec.1", CustomerGatewayId=customer, VpnGatewayId=vpn, Options=options
)["VpnConnection"]["VpnConnectionId"]
wait("vpn_connection_available", VpnConnectionIds=[connection])
ec2.delete_vpn_connection(VpnConnectionId=connection)

ec2.detach_volume(VolumeId=volumes[0])
wait("volume_available", VolumeIds=volumes[:1])
for volume in volumes:
    ec2.delete_volume(VolumeId=volume)
wait("volume_deleted", VolumeIds=volumes[:1])
ec2.terminate_instances(InstanceIds=ids)
wait("instance_terminated", InstanceIds=ids)

# EC2 shows a deleted connection as `deleted` for a while; CloudStack forgets it, and the waiter takes NotFound for a
# failure. A NAT gateway is part of its VPC and goes with it.
LEFT = {"vpn_connection_deleted", "nat_gateway_deleted"}
waiters = {name for name in ec2.waiter_names if ec2.get_waiter(name).config.operation in actions}
assert waiters - waited == LEFT, (waiters - waited, waited & LEFT)
