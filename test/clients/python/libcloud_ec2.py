"""Apache Libcloud's EC2 driver against the EC2 gateway: argv is host, port, key, secret, zone."""
import sys
import time

from libcloud.compute.drivers.ec2 import EC2NodeDriver
from libcloud.compute.types import NodeState, StorageVolumeState, VolumeSnapshotState

host, port, key, secret, zone = sys.argv[1:]
driver = EC2NodeDriver(key, secret, secure=False, host=host, port=int(port), region="us-east-1")
sizes = driver.list_sizes()
# The driver knows Amazon's regions only, and filters zones by the name of its own.
driver.region_name = "stackgate-1"
name = f"libcloud-{zone}"

location = next(one for one in driver.list_locations() if one.availability_zone.name == zone)
image = next(one for one in driver.list_images() if one.name.startswith("Debian"))
size = next(one for one in sizes if one.id == "t3.micro")

pair = driver.create_key_pair(name)
assert pair.private_key and name in [one.name for one in driver.list_key_pairs()]
group = driver.ex_create_security_group(name, "made by libcloud")["group_id"]
assert driver.ex_authorize_security_group_ingress(group, 22, 22, cidr_ips=["198.51.100.0/24"])
assert driver.ex_authorize_security_group_ingress(group, 80, 81, cidr_ips=["198.51.100.0/24"])
assert driver.ex_revoke_security_group_ingress(group, 80, 81, cidr_ips=["198.51.100.0/24"])
[rule] = driver.ex_get_security_groups(group_ids=[group])[0].ingress_rules
assert (rule["from_port"], rule["to_port"], rule["cidr_ips"]) == ("22", "22", ["198.51.100.0/24"]), rule
assert name in driver.ex_list_security_groups()

node = driver.create_node(
    name=name, image=image, size=size, location=location, ex_keyname=name, ex_securitygroup=name
)
[(node, addresses)] = driver.wait_until_running([node], wait_period=0.2, timeout=30, ssh_interface="private_ips")
assert node.state == NodeState.RUNNING and node.name == name and addresses, node
volume = driver.create_volume(1, name, location=location)


def until(state):
    """Attaching and detaching end later than their calls."""
    while next(one for one in driver.list_volumes() if one.id == volume.id).state != state:
        time.sleep(0.1)


assert driver.attach_volume(node, volume, "/dev/sdf")
until(StorageVolumeState.INUSE)
assert volume.id in [one.id for one in driver.list_volumes(node=node)]
snapshot = driver.create_volume_snapshot(volume, name)
while driver.list_volume_snapshots(volume)[0].state != VolumeSnapshotState.AVAILABLE:
    time.sleep(0.1)
assert [one.name for one in driver.list_snapshots(owner="self") if one.id == snapshot.id] == [name]
copy = driver.create_volume(1, f"{name}-copy", location=location, snapshot=snapshot)
assert driver.detach_volume(volume)
until(StorageVolumeState.AVAILABLE)
assert driver.destroy_volume(copy) and driver.destroy_volume(volume) and driver.destroy_volume_snapshot(snapshot)
assert driver.ex_create_tags(node, {"owner": "alice"})
assert driver.ex_describe_tags(node)["owner"] == "alice"
assert driver.ex_delete_tags(node, {"owner": "alice"})
assert "owner" not in driver.ex_describe_tags(node)
assert driver.reboot_node(node)


def reaches(state):
    while driver.list_nodes(ex_node_ids=[node.id])[0].state != state:
        time.sleep(0.1)


assert driver.stop_node(node)
reaches(NodeState.STOPPED)
assert driver.ex_change_node_size(node, next(one for one in sizes if one.id == "m1.small"))
assert driver.start_node(node)
reaches(NodeState.RUNNING)
assert driver.list_nodes(ex_filters={"instance-type": "m1.small", "key-name": name})[0].id == node.id
assert not driver.ex_get_console_output(node)["output"]
assert driver.ex_describe_addresses_for_node(node) == []

made = driver.create_image(node, name, reboot=False)
while driver.get_image(made.id).extra["state"] != "available":
    time.sleep(0.1)
assert made.id in [one.id for one in driver.list_images(ex_owner="self")]
assert driver.delete_image(made)

if zone == "adv-1":
    address = driver.ex_allocate_address()
    assert driver.ex_associate_address_with_node(node, address)
    assert driver.ex_describe_addresses_for_node(node) == [address.ip]
    assert address.ip in driver.list_nodes(ex_node_ids=[node.id])[0].public_ips
    [address] = [one for one in driver.ex_describe_all_addresses() if one.ip == address.ip]
    assert driver.ex_disassociate_address(address) and driver.ex_release_address(address)

    network = driver.ex_create_network("10.80.0.0/16", name=name)
    while driver.ex_list_networks(network_ids=[network.id])[0].extra["state"] != "available":
        time.sleep(0.1)
    subnet = driver.ex_create_subnet(network.id, "10.80.1.0/24", zone, name=name)
    assert [one.id for one in driver.ex_list_subnets(filters={"vpc-id": network.id})] == [subnet.id]
    assert [one.id for one in driver.ex_list_internet_gateways(filters={"attachment.vpc-id": network.id})]
    tables = driver.ex_list_route_tables(filters={"vpc-id": network.id})
    assert "10.80.0.0/16" in [route.cidr for route in tables[0].routes], tables[0].routes
    assert driver.ex_delete_subnet(subnet) and driver.ex_delete_network(network)
assert driver.destroy_node(node)
while node.id in [one.id for one in driver.list_nodes()]:
    time.sleep(0.1)
assert driver.ex_delete_security_group_by_id(group)
assert driver.delete_key_pair(pair)
