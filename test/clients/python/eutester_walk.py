"""eutester's EC2ops (Python 2.7) against the EC2 gateway with short ids: argv is host, port, key, secret, zone.

Run it in an empty folder: keys are saved there.
"""
import sys
import time
import types


class WithoutMachines(object):
    """Stands for the packages with which eutester logs in to machines: nothing of that is EC2."""

    packages = ("concurrent", "dns", "isodate", "paramiko", "winrm")

    def find_module(self, name, path=None):
        return self if name.split(".")[0] in self.packages else None

    def load_module(self, name):
        sys.modules[name] = Absent(name)
        return sys.modules[name]


class Absent(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


sys.meta_path.append(WithoutMachines())
from eucaops.ec2ops import EC2ops  # noqa: E402

# It polls by steps of ten seconds.
sleep = time.sleep
time.sleep = lambda seconds: sleep(min(seconds, 0.2))

host, port, key, secret, zone = sys.argv[1:]
name = "eutester-" + zone
# Its own path; and it signs for the region that it takes from the host's name, here a piece of the address.
tester = EC2ops(
    endpoint=host,
    port=int(port),
    path="/services/Eucalyptus",
    aws_access_key_id=key,
    aws_secret_access_key=secret,
)
tester.exit_on_fail = 1
tester.fail_count = 0

assert sorted(tester.get_zones()) == ["adv-1", "advsg-1", "basic-1"]
# Asks for `verbose` among the names, too.
assert [one.name for one in tester.get_euzones(zone)][:1] == [zone]
account = {one.attribute_name: one.attribute_values for one in tester.ec2.describe_account_attributes(["default-vpc"])}
assert account.keys() == ["default-vpc"], account

# Reads the location of each, and looks for `mi-`.
image = tester.get_emi(location="Debian")
keypair = tester.add_keypair(name)
group = tester.add_group(name)
tester.authorize_group(group, port=22)
assert not tester.authorize_group(group, port=22), "again"
tester.authorize_group(group, port=-1, protocol="icmp")
tester.authorize_group(group, src_security_group=group)
assert tester.does_sec_group_allow(group, "198.51.100.1", port=22)
assert not tester.does_sec_group_allow(group, "198.51.100.1", port=23)
assert name in [one.name for one in tester.ec2.get_all_security_groups(groupnames=["verbose"])]

launch = dict(keypair=name, group=name, type="t3.micro", zone=zone, max=2, is_reachable=False)
reservation = tester.run_instance(image, **launch)
instance, other = reservation.instances
assert instance.state == "running" and instance.placement == zone, instance
tester.print_euinstance_list()
assert [one.id for one in tester.get_instances(idstring=instance.id, zone=zone, key=name)] == [instance.id]
assert [one.id for one in instance.groups] == [group.id], instance.groups
assert not tester.get_console_output(instance).output
tester.monitor_instances([instance.id])
tester.unmonitor_instances([instance.id])
tester.stop_instances([instance])
tester.start_instances([instance])

volume = tester.create_volume(zone)
assert tester.attach_volume(instance, volume, "/dev/sdf")
assert [one.id for one in tester.get_volumes(attached_instance=instance.id, attached_dev="/dev/sdf")] == [volume.id]
snapshot = tester.create_snapshot_from_volume(volume, description=name)
copy = tester.create_volume(zone, snapshot=snapshot)
registered = tester.register_snapshot(snapshot)
tester.wait_for_result(lambda: tester.get_images(emi=registered, state=None)[0].state, "available")
assert tester.ec2.deregister_image(registered)
assert tester.detach_volume(volume)
for doomed in (volume, copy):
    tester.delete_volume(doomed)
    doomed.update()
    assert doomed.status == "deleted", doomed.status
# Its own ways to delete snapshots, images and whole reservations (whose root volumes go, too) take no error for an
# answer, and EC2 has one for what is gone.
assert snapshot.delete()

if zone == "adv-1":
    address = tester.allocate_address()
    # Not its associate_address, which needs an instance that has a public address already.
    assert address.associate(instance.id)
    instance.update()
    assert instance.ip_address == address.public_ip, instance.ip_address
    instance.private_addressing = False
    assert address.public_ip in [one.public_ip for one in tester.ec2.get_all_addresses(addresses=["verbose"])]
    tester.disassociate_address_from_instance(instance)
    tester.release_address(address)

# The walks of the other zones run beside this one, for the same tenant.
owner = "alice of " + zone
tester.create_tags([instance.id], {"owner": owner})
assert [one.id for one in tester.get_instances(filters={"tag:owner": owner})] == [instance.id]
tester.delete_tags([instance.id], {"owner": owner})
created = tester.create_image(instance, name)
for doomed in reservation.instances:
    assert tester.terminate_single_instance(doomed)
assert tester.ec2.deregister_image(created)
assert tester.delete_group(group)
assert tester.delete_keypair(keypair)
assert tester.fail_count == 0, tester.fail_count
