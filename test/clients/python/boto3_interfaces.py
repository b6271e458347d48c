"""Interfaces by themselves, and volumes of snapshots at launch, in one zone: boto3_interfaces.py ZONE"""
import sys

import boto3

zone = sys.argv[1]
ec2, resources = boto3.client("ec2"), boto3.resource("ec2")
image = ec2.describe_images()["Images"][0]["ImageId"]
soon = {"Delay": 1, "MaxAttempts": 60}


def run(**parameters):
    parameters = {"Placement": {"AvailabilityZone": zone}, **parameters}
    answer = ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1, **parameters)
    ids = [answer["Instances"][0]["InstanceId"]]
    ec2.get_waiter("instance_running").wait(InstanceIds=ids, WaiterConfig=soon)
    return resources.Instance(ids[0])


def end(instance):
    instance.terminate()
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance.id], WaiterConfig=soon)


[subnet] = ec2.describe_subnets(
    Filters=[{"Name": "availability-zone", "Values": [zone]}, {"Name": "default-for-az", "Values": ["true"]}]
)["Subnets"]
first = resources.create_network_interface(SubnetId=subnet["SubnetId"], Description="first")
ec2.get_waiter("network_interface_available").wait(NetworkInterfaceIds=[first.id], WaiterConfig=soon)
instance = run(NetworkInterfaces=[{"DeviceIndex": 0, "NetworkInterfaceId": first.id}])
first.reload()
assert (first.status, first.description) == ("in-use", "first"), first.meta.data
assert [one.id for one in instance.network_interfaces] == [first.id]

[root] = instance.volumes.all()
snapshot = root.create_snapshot()
ec2.get_waiter("snapshot_completed").wait(SnapshotIds=[snapshot.id], WaiterConfig=soon)
end(instance)
first.reload()
assert first.status == "available", first.meta.data
first.delete()

copy = {"DeviceName": "/dev/sdf", "Ebs": {"SnapshotId": snapshot.id, "VolumeType": "gp3"}}
instance = run(
    BlockDeviceMappings=[copy],
    NetworkInterfaces=[{"DeviceIndex": 0, "SecondaryPrivateIpAddressCount": 1}],
)
[nic] = instance.network_interfaces
assert [one["Primary"] for one in nic.private_ip_addresses] == [True, False], nic.private_ip_addresses
data = [(one.volume_type, one.attachments[0]["Device"]) for one in instance.volumes.all() if one.snapshot_id]
assert data == [("gp3", "/dev/sdf")], data
end(instance)

if zone == "adv-1":
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    tiers = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{n}.0/24")["Subnet"]["SubnetId"] for n in (1, 2)]
    instance = run(SubnetId=tiers[0])
    second = resources.create_network_interface(
        SubnetId=tiers[1],
        PrivateIpAddresses=[{"PrivateIpAddress": "10.9.2.44", "Primary": True}],
        TagSpecifications=[{"ResourceType": "network-interface", "Tags": [{"Key": "Name", "Value": "second"}]}],
    )
    attached = second.attach(InstanceId=instance.id, DeviceIndex=1)["AttachmentId"]
    second.reload()
    assert second.attachment["AttachmentId"] == attached and second.private_ip_address == "10.9.2.44"
    assert second.tag_set == [{"Key": "Name", "Value": "second"}], second.tag_set
    second.detach()
    second.reload()
    assert second.status == "available", second.meta.data
    second.delete()
    end(instance)
