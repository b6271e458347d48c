"""What google_cloud_compute.py does besides the life of an instance: disks, snapshots, images, addresses, firewalls, lists."""
import uuid

from google.api_core.exceptions import BadRequest, Conflict, NotFound, PreconditionFailed
from google.api_core.future.polling import DEFAULT_POLLING
from google.cloud import compute_v1

# Its own first look is after a second, which every step of a walk would wait.
quickly = DEFAULT_POLLING.with_delay(initial=0.05, maximum=0.5, multiplier=1.5).with_timeout(60)


def refused(error, call, **arguments):
    """The error that a call is refused with, whether at once or by its operation."""
    try:
        call(**arguments).result(polling=quickly)
    except error as told:
        return told
    raise SystemExit(f"{call} was not refused with {error.__name__}")


def disks(client, project, zone, name):
    """Made, labelled, resized, found by both grammars and page by page. Returns the disks' names."""
    api = client(compute_v1.DisksClient)
    where = {"project": project, "zone": zone}
    names = [f"{name}-{number}" for number in (1, 2, 3)]
    made = [
        api.insert(**where, disk_resource=compute_v1.Disk(name=one, size_gb=2, labels={"of": name})) for one in names
    ]
    for operation in made:
        operation.result(polling=quickly)
    refused(Conflict, api.insert, **where, disk_resource=compute_v1.Disk(name=names[0], size_gb=2))

    def found(expression, **more):
        request = {**where, "filter": expression, **more}
        return [one.name for one in api.list(request=request)]

    assert found(f'name eq "{name}-.*"', max_results=1) == names
    assert found(f'(name ne "{names[0]}")(name eq ".*{name}.*")') == names[1:]
    assert found(f"labels.of = {name} AND sizeGb >= 2") == names
    assert found(f"(name = {names[0]}) OR (name = {names[2]})") == [names[0], names[2]]
    assert found(f"name:{name}", order_by="creationTimestamp desc")[0] in names
    assert found("name = nothing") == []
    everywhere = api.aggregated_list(request={"project": project, "filter": f"labels.of = {name}", "max_results": 2})
    assert sorted(one.name for _, scope in everywhere for one in scope.disks) == names

    disk = api.get(**where, disk=names[0])
    assert (disk.size_gb, disk.status, dict(disk.labels)) == (2, "READY", {"of": name}), disk
    labels = compute_v1.ZoneSetLabelsRequest(label_fingerprint=disk.label_fingerprint, labels={"of": name, "a": "b"})
    change = {**where, "resource": names[0], "zone_set_labels_request_resource": labels}
    api.set_labels(**change).result(polling=quickly)
    refused(PreconditionFailed, api.set_labels, **change)
    bigger = compute_v1.DisksResizeRequest(size_gb=3)
    api.resize(**where, disk=names[1], disks_resize_request_resource=bigger).result(polling=quickly)
    assert api.get(**where, disk=names[1]).size_gb == 3
    return names


def attachments(client, project, zone, instance, names):
    """A disk at an instance and off it again."""
    api = client(compute_v1.InstancesClient)
    where = {"project": project, "zone": zone, "instance": instance}
    disk = compute_v1.AttachedDisk(source=f"projects/{project}/zones/{zone}/disks/{names[0]}")
    api.attach_disk(**where, attached_disk_resource=disk).result(polling=quickly)
    refused(BadRequest, api.attach_disk, **where, attached_disk_resource=disk)
    assert [one.device_name for one in api.get(**where).disks] == [instance, names[0]]
    api.set_disk_auto_delete(**where, auto_delete=True, device_name=names[0]).result(polling=quickly)
    assert [one.auto_delete for one in api.get(**where).disks] == [True, True]
    api.set_disk_auto_delete(**where, auto_delete=False, device_name=names[0]).result(polling=quickly)
    return lambda: api.detach_disk(**where, device_name=names[0]).result(polling=quickly)


def snapshots_and_images(client, project, zone, name, names):
    """Of a disk a snapshot, of that a disk and an image; all of them go again."""
    disk_api, snapshots = client(compute_v1.DisksClient), client(compute_v1.SnapshotsClient)
    images = client(compute_v1.ImagesClient)
    where = {"project": project, "zone": zone}
    snapshot = compute_v1.Snapshot(name=name, labels={"a": "b"})
    disk_api.create_snapshot(**where, disk=names[0], snapshot_resource=snapshot).result(polling=quickly)
    taken = snapshots.get(project=project, snapshot=name)
    assert taken.source_disk.endswith(f"/zones/{zone}/disks/{names[0]}") and taken.status == "READY", taken
    assert name in [one.name for one in snapshots.list(project=project)]

    copy = compute_v1.Disk(name=f"{name}-copy", source_snapshot=taken.self_link)
    disk_api.insert(**where, disk_resource=copy).result(polling=quickly)
    disk_api.delete(**where, disk=copy.name).result(polling=quickly)

    image = compute_v1.Image(name=name, family=f"{name}-family", source_snapshot=taken.self_link)
    images.insert(project=project, image_resource=image).result(polling=quickly)
    assert images.get_from_family(project=project, family=image.family).name == name
    old = compute_v1.DeprecationStatus(state="DEPRECATED")
    images.deprecate(project=project, image=name, deprecation_status_resource=old).result(polling=quickly)
    assert images.get(project=project, image=name).deprecated.state == "DEPRECATED"
    images.delete(project=project, image=name).result(polling=quickly)
    snapshots.delete(project=project, snapshot=name).result(polling=quickly)
    refused(NotFound, images.delete, project=project, image=name)


def firewalls(client, project, name):
    """Made, patched, listed and taken away, in the network that every zone has a part of."""
    api = client(compute_v1.FirewallsClient)
    rule = compute_v1.Firewall(
        name=name,
        network="global/networks/default",
        allowed=[compute_v1.Allowed(I_p_protocol="tcp", ports=["22"])],
        source_ranges=["198.51.100.0/24"],
        target_tags=[name],
    )
    api.insert(project=project, firewall_resource=rule).result(polling=quickly)
    more = compute_v1.Firewall(allowed=[compute_v1.Allowed(I_p_protocol="udp", ports=["53"])])
    api.patch(project=project, firewall=name, firewall_resource=more).result(polling=quickly)
    changed = api.get(project=project, firewall=name)
    assert [one.I_p_protocol for one in changed.allowed] == ["udp"], changed
    assert (list(changed.source_ranges), list(changed.target_tags)) == (["198.51.100.0/24"], [name]), changed
    assert name in [one.name for one in api.list(request={"project": project, "filter": f"name = {name}"})]
    api.delete(project=project, firewall=name).result(polling=quickly)
    refused(NotFound, api.delete, project=project, firewall=name)


def addresses(client, project, region, name):
    """Reserved and given back: where machines have no addresses of their own."""
    api = client(compute_v1.AddressesClient)
    where = {"project": project, "region": region}
    api.insert(**where, address_resource=compute_v1.Address(name=name, description="held")).result(polling=quickly)
    held = api.get(**where, address=name)
    assert (held.status, held.description, held.address.count(".")) == ("RESERVED", "held", 3), held
    everywhere = dict(api.aggregated_list(project=project))
    assert name in [one.name for one in everywhere[f"regions/{region}"].addresses]
    api.delete(**where, address=name).result(polling=quickly)


def operations(client, project, zone, name):
    """A repeated request is one operation; it can be waited for, read, listed and forgotten."""
    disk_api, api = client(compute_v1.DisksClient), client(compute_v1.ZoneOperationsClient)
    request = {
        "project": project,
        "zone": zone,
        "disk_resource": compute_v1.Disk(name=f"{name}-once", size_gb=1),
        "request_id": str(uuid.uuid4()),
    }
    first, again = disk_api.insert(request=request), disk_api.insert(request=request)
    assert first.name == again.name
    where = {"project": project, "zone": zone, "operation": first.name}
    waited = api.wait(**where)
    assert waited.status == compute_v1.Operation.Status.DONE and not waited.error.errors, waited
    assert api.get(**where).target_link.endswith(f"/disks/{name}-once")
    ended = api.list(request={"project": project, "zone": zone, "filter": f"targetId = {waited.target_id}"})
    assert [one.operation_type for one in ended] == ["insert"]
    api.delete(**where)
    disk_api.delete(project=project, zone=zone, disk=f"{name}-once").result(polling=quickly)
