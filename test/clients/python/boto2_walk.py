"""boto 2.49 (Python 2.7) against the EC2 gateway: argv is host, port, key, secret, signature version (2 or 4)."""
import sys
import time

import boto
from boto.ec2.connection import EC2Connection
from boto.ec2.regioninfo import RegionInfo

host, port, key, secret, version = sys.argv[1:]
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
name = "boto2-%s" % version
assert ec2.create_key_pair(name).material
group = ec2.create_security_group(name, "made by boto 2")
assert group.authorize("tcp", 22, 22, "198.51.100.0/24")
rules = ec2.get_all_security_groups(groupnames=[name])[0].rules
assert [(rule.ip_protocol, rule.from_port) for rule in rules] == [("tcp", "22")], rules

run = dict(key_name=name, security_groups=[name], instance_type="t3.micro", placement="advsg-1", user_data="#!/bin/sh\n")
instance = ec2.run_instances(image.id, **run).instances[0]
until("running", instance)
assert instance.key_name == name and [one.name for one in instance.groups] == [name], instance.groups
instance.add_tag("Name", name)
assert [one.id for one in ec2.get_only_instances(filters={"tag:Name": name})] == [instance.id]
instance.stop()
until("stopped", instance)
instance.start()
until("running", instance)
instance.terminate()
until("terminated", instance)
assert ec2.delete_security_group(group_id=group.id)
assert ec2.delete_key_pair(name)
