"""Apache Libcloud's EC2 driver against the EC2 gateway: argv is host, port, key, secret, zone."""
import sys
import time

from libcloud.compute.drivers.ec2 import EC2NodeDriver
from libcloud.compute.types import NodeState, StorageVolumeState

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
assert driver.detach_volume(volume)
until(StorageVolumeState.AVAILABLE)
assert driver.destroy_volume(volume)
assert driver.ex_create_tags(node, {"owner": "alice"})
assert driver.ex_describe_tags(node)["owner"] == "alice"
assert driver.reboot_node(node)
assert driver.destroy_node(node)
while node.id in [one.id for one in driver.list_nodes()]:
    time.sleep(0.1)
assert driver.ex_delete_security_group_by_id(group)
assert driver.delete_key_pair(pair)
