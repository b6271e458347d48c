"""Apache Libcloud's CloudStack driver against the embedded CloudStack: argv is host, port, key, secret."""
import sys

from libcloud.compute.base import NodeSize
from libcloud.compute.providers import get_driver
from libcloud.compute.types import NodeState, Provider

host, port, key, secret = sys.argv[1:]
driver = get_driver(Provider.CLOUDSTACK)(key=key, secret=secret, host=host, port=int(port), path="/client/api", secure=False)
driver.connection.poll_interval = 0.05

locations = {one.name: one for one in driver.list_locations()}
assert sorted(locations) == ["adv-1", "advsg-1", "basic-1"], locations
# list_sizes() stumbles over customizable offerings, which have no cpunumber, in any CloudStack that has them.
offering = driver._sync_request("listServiceOfferings", params={"name": "Small Instance"})["serviceoffering"][0]
size = NodeSize(offering["id"], offering["name"], offering["memory"], 0, 0, 0, driver)

pair = driver.create_key_pair("libcloud")
assert pair.private_key and "libcloud" in [one.name for one in driver.list_key_pairs()]

group = driver.ex_create_security_group("libcloud", description="made by libcloud")
driver.ex_authorize_security_group_ingress("libcloud", "tcp", "0.0.0.0/0", 22, 22)
rules = next(one for one in driver.ex_list_security_groups() if one["name"] == "libcloud")["ingressrule"]
assert [(rule["protocol"], rule["startport"]) for rule in rules] == [("tcp", 22)], rules

for name, location in locations.items():
    image = driver.list_images(location=location)[0]
    groups = {} if name == "adv-1" else {"ex_security_groups": ["libcloud"]}
    wanted = {"name": f"lc-{name}", "image": image, "size": size, "location": location, "ex_keyname": "libcloud"}
    node = driver.create_node(**wanted, **groups, ex_start_vm=True)
    assert node.state == NodeState.RUNNING, node
    assert node.name in [one.name for one in driver.list_nodes()]
    assert node.private_ips, node.extra

    volume = driver.create_volume(size=1, name=f"disk-{name}", location=location)
    assert driver.attach_volume(node, volume)
    attached = next(one for one in driver.list_volumes() if one.id == volume.id)
    assert attached.extra["instance_id"] == node.id, attached.extra
    assert driver.detach_volume(attached)
    assert driver.destroy_volume(volume)

    # ex_stop and ex_start answer with the state they were told, in CloudStack's words.
    assert driver.ex_stop(node) == NodeState.STOPPED or driver.ex_get_node(node.id).state == NodeState.STOPPED
    assert driver.ex_start(node)
    assert driver.ex_get_node(node.id).state == NodeState.RUNNING
    assert driver.reboot_node(node)
    assert driver.destroy_node(node)
    assert node.id not in [one.id for one in driver.list_nodes()]

assert driver.ex_delete_security_group("libcloud")
# It compares with "true", where CloudStack has long answered a JSON boolean: the result says nothing.
driver.delete_key_pair(pair)
assert driver.list_key_pairs() == []
