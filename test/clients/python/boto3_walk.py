"""boto3 against the EC2 gateway in one zone: clients, waiters, paginators, resources. argv is the zone's name."""
import base64
import sys
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

zone = sys.argv[1]
ec2 = boto3.client("ec2")
name = f"boto3-{zone}"
quick = {"Delay": 1, "MaxAttempts": 30}


def code(call, **parameters):
    """The error code that a call answers with."""
    try:
        call(**parameters)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise SystemExit(f"{call} accepted {parameters}")


identity = boto3.client("sts").get_caller_identity()
assert len(identity["Account"]) == 12 and identity["Account"].isdigit(), identity

zones = ec2.describe_availability_zones()["AvailabilityZones"]
assert zone in [one["ZoneName"] for one in zones], zones
image = ec2.describe_images(Filters=[{"Name": "name", "Values": ["Debian*"]}])["Images"][0]

pair = ec2.create_key_pair(KeyName=name)
assert "PRIVATE KEY" in pair["KeyMaterial"]

subnets = ec2.describe_subnets(Filters=[{"Name": "availability-zone", "Values": [zone]}])["Subnets"]
if zone != "adv-1":
    assert subnets, "a zone with security groups shows a default subnet"

group = ec2.create_security_group(GroupName=name, Description="made by boto3")["GroupId"]
permission = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "198.51.100.0/24"}]}
rules = ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])["SecurityGroupRules"]
assert rules[0]["SecurityGroupRuleId"].startswith("sgr-"), rules
assert code(ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=[permission]) == "InvalidPermission.Duplicate"
told = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissions"]
assert told[0]["IpRanges"][0]["CidrIp"] == "198.51.100.0/24", told

user_data = "#!/bin/sh\necho 'é'\n"
launch = dict(
    ImageId=image["ImageId"],
    InstanceType="t3.micro",
    MinCount=1,
    MaxCount=2,
    KeyName=name,
    SecurityGroupIds=[group],
    Placement={"AvailabilityZone": zone},
    UserData=user_data,
    ClientToken=name,
    TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": name}]}],
)
reservation = ec2.run_instances(**launch)
ids = sorted(one["InstanceId"] for one in reservation["Instances"])
assert len(ids) == 2, reservation
again = ec2.run_instances(**launch)
assert sorted(one["InstanceId"] for one in again["Instances"]) == ids, "the client token was not honoured"
assert code(ec2.run_instances, **{**launch, "InstanceType": "m1.small"}) == "IdempotentParameterMismatch"
assert code(ec2.run_instances, **{**launch, "ClientToken": "dry", "DryRun": True}) == "DryRunOperation"
ec2.get_waiter("instance_running").wait(InstanceIds=ids, WaiterConfig=quick)

pages = ec2.get_paginator("describe_instances").paginate(
    Filters=[{"Name": "tag:Name", "Values": [name]}], PaginationConfig={"PageSize": 5}
)
found = [one for page in pages for item in page["Reservations"] for one in item["Instances"]]
assert sorted(one["InstanceId"] for one in found) == ids, found
assert {one["KeyName"] for one in found} == {name}, found
assert {one["Placement"]["AvailabilityZone"] for one in found} == {zone}, found
assert all(group in [one["GroupId"] for one in item["SecurityGroups"]] for item in found), found
read = ec2.describe_instance_attribute(InstanceId=ids[0], Attribute="userData")["UserData"]["Value"]
assert base64.b64decode(read).decode() == user_data, read

resource = boto3.resource("ec2")
machine = resource.Instance(ids[0])
assert machine.state["Name"] == "running" and machine.private_ip_address, machine
machine.create_tags(Tags=[{"Key": "owner", "Value": "<&> \"' é"}])
machine.reload()
assert {"Key": "owner", "Value": "<&> \"' é"} in machine.tags, machine.tags
machine.stop()
machine.wait_until_stopped(WaiterConfig=quick)
machine.start()
machine.wait_until_running(WaiterConfig=quick)
machine.reboot()

volume = resource.create_volume(AvailabilityZone=zone, Size=1)
ec2.get_waiter("volume_available").wait(VolumeIds=[volume.id], WaiterConfig=quick)
volume.attach_to_instance(InstanceId=ids[0], Device="/dev/sdf")
ec2.get_waiter("volume_in_use").wait(VolumeIds=[volume.id], WaiterConfig=quick)
volume.reload()
assert volume.attachments[0]["InstanceId"] == ids[0], volume.attachments
snapshot = volume.create_snapshot(Description="a copy")
snapshot.wait_until_completed(WaiterConfig=quick)
snapshot.delete()
volume.detach_from_instance(InstanceId=ids[0])
ec2.get_waiter("volume_available").wait(VolumeIds=[volume.id], WaiterConfig=quick)
volume.delete()

# Collections: filters, limits, pages, and actions on all of a kind at a time.
mine = resource.instances.filter(Filters=[{"Name": "key-name", "Values": [name]}])
assert sorted(one.id for one in mine) == ids and len(list(mine.limit(1))) == 1
assert sorted(one.id for one in mine.page_size(5)) == ids
assert sorted(one.id for page in mine.page_size(5).pages() for one in page) == ids
mine.stop()
for one in mine:
    one.wait_until_stopped(WaiterConfig=quick)
machine.modify_attribute(InstanceType={"Value": "m1.small"})
machine.load()
assert machine.instance_type == "m1.small", machine.instance_type
mine.create_tags(Tags=[{"Key": "batch", "Value": zone}])
assert sorted(one.id for one in resource.instances.filter(Filters=[{"Name": "tag:batch", "Values": [zone]}])) == ids
mine.start()
for one in mine:
    one.wait_until_running(WaiterConfig=quick)
web = resource.SecurityGroup(group)
web.authorize_ingress(IpProtocol="udp", FromPort=53, ToPort=53, CidrIp="198.51.100.0/24")
web.reload()
assert len(web.ip_permissions) == 2, web.ip_permissions
web.revoke_ingress(IpProtocol="udp", FromPort=53, ToPort=53, CidrIp="198.51.100.0/24")
assert [one.id for one in resource.security_groups.filter(GroupNames=[name])] == [group]
assert [one.name for one in resource.key_pairs.filter(KeyNames=[name])] == [name]
assert resource.Image(image["ImageId"]).name == image["Name"]
assert machine.image.id == image["ImageId"] and machine.vpc.subnets.all() and machine.subnet.id == machine.subnet_id
assert [one.id for one in machine.network_interfaces] and [one.id for one in machine.volumes.all()]
if zone == "adv-1":
    vpc = resource.create_vpc(CidrBlock="10.90.0.0/16")
    vpc.wait_until_available()
    subnet = vpc.create_subnet(CidrBlock="10.90.1.0/24")
    assert [one.id for one in vpc.subnets.all()] == [subnet.id] and subnet.vpc.id == vpc.id
    [tier] = subnet.create_instances(ImageId=image["ImageId"], InstanceType="t3.micro", MinCount=1, MaxCount=1)
    tier.wait_until_running(WaiterConfig=quick)
    assert [one.id for one in subnet.instances.all()] == [tier.id] and tier.vpc_id == vpc.id
    address = resource.VpcAddress(ec2.allocate_address(Domain="vpc")["AllocationId"])
    address.associate(InstanceId=ids[0])
    assert resource.Instance(ids[0]).public_ip_address == address.public_ip
    address.association.delete()
    address.release()
    tier.terminate()
    tier.wait_until_terminated(WaiterConfig=quick)
    # CloudStack keeps the network in use until it has expunged the machine.
    assert code(subnet.delete) == "DependencyViolation"
    empty = vpc.create_subnet(CidrBlock="10.90.2.0/24")
    empty.delete()

other = boto3.client("ec2", aws_access_key_id="other-api-key", aws_secret_access_key="other-secret-key")
assert other.describe_instances()["Reservations"] == [], "another tenant's instances were shown"
assert code(other.terminate_instances, InstanceIds=[ids[0]]) == "InvalidInstanceID.NotFound"

ec2.terminate_instances(InstanceIds=ids)
ec2.get_waiter("instance_terminated").wait(InstanceIds=ids, WaiterConfig=quick)
ec2.delete_security_group(GroupId=group)
assert code(ec2.describe_security_groups, GroupIds=[group]) == "InvalidGroup.NotFound"
ec2.delete_key_pair(KeyName=name)

# Every way in which botocore signs.
for signature in ("v4", "v2", "v4-query"):
    signed = boto3.client("ec2", config=Config(signature_version=signature))
    assert signed.describe_regions()["Regions"], signature
    odd = {"Name": "tag:a/b+c ~*", "Values": ["x=&y é"]}
    assert signed.describe_instances(Filters=[odd], MaxResults=5)["Reservations"] == [], signature

# Addresses signed beforehand, for whoever gets them.
signer = boto3.client("ec2", config=Config(signature_version="v4-query"))
for method in ("GET", "POST"):
    zones_named = {"ZoneNames": [zone]}
    url = signer.generate_presigned_url("describe_availability_zones", Params=zones_named, HttpMethod=method)
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
        assert f"<zoneName>{zone}</zoneName>" in answer.read().decode(), method
    try:
        urllib.request.urlopen(urllib.request.Request(url.replace(zone, "basic-9"), method=method))
    except urllib.error.HTTPError as error:
        assert error.code == 403 and "SignatureDoesNotMatch" in error.read().decode(), error
    else:
        raise SystemExit("an altered address was served")
wrong = boto3.client("ec2", aws_secret_access_key="wrong", aws_access_key_id="demo-api-key")
assert code(wrong.describe_regions) == "SignatureDoesNotMatch"
unknown = boto3.client("ec2", aws_secret_access_key="wrong", aws_access_key_id="nobody")
assert code(unknown.describe_regions) in ("AuthFailure", "InvalidClientTokenId")
