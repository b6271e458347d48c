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
volume = driver.create_volume(1, f"{name}-data", location=zone)
assert driver.attach_volume(node, volume, ex_boot=False)
assert driver.detach_volume(volume, ex_node=node)
assert driver.destroy_volume(volume)
assert driver.destroy_node(node)
