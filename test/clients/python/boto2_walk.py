"""boto 2.49 (Python 2.7) against the EC2 gateway: argv is host, port, key, secret, signature version (2 or 4), zone."""
import sys
import time

import boto
from boto.ec2.connection import EC2Connection
from boto.ec2.regioninfo import RegionInfo
from boto.exception import EC2ResponseError

host, port, key, secret, version, zone = sys.argv[1:]
if not boto.config.has_section("Boto"):
    boto.config.add_section("Boto")
if version == "4":
    # Boto 2 takes its region from the host's name, which an address has not.
    boto.config.set("Boto", "use-sigv4", "True")
region = RegionInfo(name="stackgate-1", endpoint=host)
arguments = dict(aws_access_key_id=key, aws_secret_access_key=secret, is_secure=False, port=int(port), region=region)


class Version2(EC2Connection):
    def _required_auth_capability(self):
        return ["ec2"]


class Version4(EC2Connection):
    def _required_auth_capability(self):
        return ["hmac-v4"]


ec2 = (Version2 if version == "2" else Version4)(**arguments)


def until(state, instance):
    for _ in range(100):
        if instance.update() == state:
            return
        time.sleep(0.1)
    raise SystemExit("not %s: %s" % (state, instance.state))


assert sorted(one.name for one in ec2.get_all_zones()) == ["adv-1", "advsg-1", "basic-1"]
image = [one for one in ec2.get_all_images() if one.name.startswith("Debian")][0]
name = "boto2-%s-%s" % (version, zone)
assert ec2.create_key_pair(name).material
group = ec2.create_security_group(name, "made by boto 2")
assert group.authorize("tcp", 22, 22, "198.51.100.0/24")
rules = ec2.get_all_security_groups(groupnames=[name])[0].rules
assert [(rule.ip_protocol, rule.from_port) for rule in rules] == [("tcp", "22")], rules

run = dict(key_name=name, security_groups=[name], instance_type="t3.micro", placement=zone, user_data="#!/bin/sh\n")
instance = ec2.run_instances(image.id, **run).instances[0]
until("running", instance)
assert instance.placement == zone, instance.placement
assert instance.key_name == name and [one.name for one in instance.groups] == [name], instance.groups
instance.add_tag("Name", name)
assert [one.id for one in ec2.get_only_instances(filters={"tag:Name": name})] == [instance.id]
instance.stop()
until("stopped", instance)
instance.start()
until("running", instance)
volume = ec2.create_volume(1, zone)


def attached(state):
    for _ in range(100):
        volume.update()
        if volume.attachment_state() == state:
            return
        time.sleep(0.1)
    raise SystemExit("not %s: %s" % (state, volume.attachment_state()))


assert volume.attach(instance.id, "/dev/sdf")
attached("attached")
assert [one.id for one in ec2.get_all_volumes(filters={"attachment.instance-id": instance.id, "size": 1})] == [volume.id]
snapshot = volume.create_snapshot("by boto 2")
while snapshot.update() != "100%":
    time.sleep(0.1)
assert [one.description for one in ec2.get_all_snapshots([snapshot.id], owner="self")] == ["by boto 2"]
copy = ec2.create_volume(None, zone, snapshot=snapshot.id)
assert volume.detach()
attached(None)
assert copy.delete() and volume.delete() and snapshot.delete()
try:
    ec2.get_all_volumes([volume.id])
except EC2ResponseError as error:
    assert (error.status, error.code) == (400, "InvalidVolume.NotFound"), error
else:
    raise SystemExit("a deleted volume was found")

assert not instance.get_console_output().output
assert instance.get_attribute("instanceType")["instanceType"] == "t3.micro"
assert instance.monitor() and instance.unmonitor()
assert [one.state_name for one in ec2.get_all_instance_status([instance.id])] == ["running"]
if zone == "adv-1":
    address = ec2.allocate_address()
    assert address.associate(instance.id)
    instance.update()
    assert instance.ip_address == address.public_ip, instance.ip_address
    assert address.disassociate() and address.release()
made = instance.create_image(name)
while ec2.get_image(made).state != "available":
    time.sleep(0.1)
assert ec2.deregister_image(made)
instance.terminate()
until("terminated", instance)
assert ec2.delete_security_group(group_id=group.id)
assert ec2.delete_key_pair(name)
