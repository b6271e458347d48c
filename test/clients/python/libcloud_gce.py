"""Apache Libcloud's GCE driver against the Compute Engine gateway: argv is its address, a key file, the zone.

The driver knows Google's addresses only and wants https: they are replaced where it keeps them.
"""
import json
import sys
from urllib.parse import urlsplit

from libcloud.common import google
from libcloud.compute.drivers import gce
from libcloud.compute.types import NodeState

address, key_file, zone = sys.argv[1:]
host = urlsplit(address).hostname
for connection in (gce.GCEConnection, google.GoogleBaseAuthConnection):
    connection.host = host

    def connect(self, host=None, port=None, base_url=None, connect=connection.connect, **more):
        self.secure = False
        return connect(self, host=self.host, port=urlsplit(address).port, base_url=base_url, **more)

    connection.connect = connect

# Every step of the walk waits for an operation.
gce.GCEConnection.poll_interval = 0.1

with open(key_file) as file:
    key = json.load(file)
driver = gce.GCENodeDriver(
    key["client_email"], key_file, datacenter=zone, project="demo", auth_type="SA"
)
name = f"libcloud-{zone}"
image = driver.ex_get_image_from_family("debian-12", ex_project_list=["debian-cloud"])
size = driver.ex_get_size("n1-standard-1", zone)
node = driver.create_node(name, size, image, location=zone, ex_network="default", external_ip=None)
assert node.state == NodeState.RUNNING and node.name == name, node
assert name in [one.name for one in driver.list_nodes(ex_zone=zone)]
assert driver.reboot_node(node)
assert driver.ex_stop_node(node)
assert driver.ex_get_node(name, zone).state == NodeState.STOPPED
assert driver.ex_start_node(node)
assert [one.name for one in driver.ex_list_zones()].count(zone) == 1
assert zone in [one.name for region in driver.ex_list_regions() for one in region.zones]
assert name in [one.name for one in driver.list_nodes(ex_zone="all")]
assert "n1-standard-1" in [one.name for one in driver.list_sizes(location=zone)]
assert "default" in [one.name for one in driver.ex_list_networks()]
assert "pd-standard" in [one.name for one in driver.ex_list_disktypes(zone=zone)]
assert driver.ex_get_project().name == "demo"
assert driver.ex_get_serial_output(node) == ""

assert driver.ex_set_node_metadata(node, {"a": "b"})
assert driver.ex_set_node_labels(node, {"env": "test"})
known = driver.ex_get_node(name, zone).extra
assert known["labels"] == {"env": "test"} and known["metadata"]["items"] == [{"key": "a", "value": "b"}], known
assert driver.ex_stop_node(node)
assert driver.ex_set_node_tags(node, ["web"])
assert driver.ex_set_machine_type(node, "e2-medium")
assert driver.ex_start_node(node)
known = driver.ex_get_node(name, zone)
assert known.extra["tags"] == ["web"] and known.size == "e2-medium", known

rule = [{"IPProtocol": "tcp", "ports": ["22"]}]
firewall = driver.ex_create_firewall(name, rule, network="default", source_ranges=["198.51.100.0/24"], target_tags=[name])
assert firewall.allowed == rule and firewall.target_tags == [name], firewall
firewall.source_ranges = ["203.0.113.0/24"]
assert driver.ex_update_firewall(firewall)
assert driver.ex_get_firewall(name).source_ranges == ["203.0.113.0/24"]
assert name in [one.name for one in driver.ex_list_firewalls()]
assert driver.ex_destroy_firewall(firewall)

# Machines have addresses of their own to be reserved where they have networks of their own.
if zone.startswith("adv-1"):
    region = zone.rsplit("-", 1)[0]
    address = driver.ex_create_address(name, region=region)
    assert name in [one.name for one in driver.ex_list_addresses(region=region)]
    assert driver.ex_destroy_address(address)

volume = driver.create_volume(1, f"{name}-data", location=zone)
assert driver.attach_volume(node, volume, ex_boot=False)
snapshot = driver.create_volume_snapshot(volume, name)
assert name in [one.name for one in driver.ex_list_snapshots()]
copy = driver.create_volume(None, f"{name}-copy", location=zone, snapshot=snapshot)
assert driver.destroy_volume(copy)
image = driver.ex_copy_image(name, "https://images.example.org/disk.qcow2")
assert driver.ex_get_image(name).name == name
assert driver.ex_delete_image(name)
assert driver.destroy_volume_snapshot(snapshot)
assert driver.detach_volume(volume, ex_node=node)
assert f"{name}-data" in [one.name for one in driver.list_volumes(ex_zone=zone)]
assert driver.destroy_volume(volume)

try:
    driver.ex_get_node("nobody", zone)
    raise SystemExit("a node that is not there was found")
except google.ResourceNotFoundError:
    pass
try:
    driver.create_node(name, size, driver.ex_get_image_from_family("debian-12", ex_project_list=["debian-cloud"]), zone)
    raise SystemExit("a second node of that name was made")
except google.ResourceExistsError:
    pass
assert driver.destroy_node(node)
