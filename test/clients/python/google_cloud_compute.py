"""google-cloud-compute against the Compute Engine gateway: argv is its address, a key file, the zone."""
import sys

import google_resources
from google.api_core.exceptions import Conflict, NotFound, PreconditionFailed
from google.cloud import compute_v1
from google.oauth2 import service_account
from google_resources import quickly

address, key_file, zone = sys.argv[1:]
project = "demo"
name = f"gcc-{zone}"
host = address.removeprefix("http://")
credentials = service_account.Credentials.from_service_account_file(key_file)


def client(kind):
    transport = kind.get_transport_class("rest")(credentials=credentials, host=host, url_scheme="http")
    # The futures that mutations give poll through clients of their own, always at Google's address: these instead.
    if kind not in operations.values():
        transport._extended_operations_services = {name: client(one) for name, one in operations.items()}
    return kind(transport=transport)


operations = {
    "zone_operations": compute_v1.ZoneOperationsClient,
    "region_operations": compute_v1.RegionOperationsClient,
    "global_operations": compute_v1.GlobalOperationsClient,
}


zones = client(compute_v1.ZonesClient)
assert zone in [one.name for one in zones.list(project=project)]
images = client(compute_v1.ImagesClient)
image = images.get_from_family(project="debian-cloud", family="debian-12")
assert image.status == "READY" and image.self_link, image

google_resources.firewalls(client, project, name)
names = google_resources.disks(client, project, zone, name)
google_resources.operations(client, project, zone, name)

instances = client(compute_v1.InstancesClient)
body = compute_v1.Instance(
    name=name,
    machine_type=f"zones/{zone}/machineTypes/e2-medium",
    disks=[
        compute_v1.AttachedDisk(
            boot=True,
            auto_delete=True,
            initialize_params=compute_v1.AttachedDiskInitializeParams(source_image=image.self_link),
        )
    ],
    network_interfaces=[compute_v1.NetworkInterface(network="global/networks/default")],
    labels={"env": "test"},
    metadata=compute_v1.Metadata(items=[compute_v1.Items(key="startup-script", value="#!/bin/sh\necho hello\n")]),
)
instances.insert(project=project, zone=zone, instance_resource=body).result(polling=quickly)
found = instances.get(project=project, zone=zone, instance=name)
assert found.status == "RUNNING" and found.labels == {"env": "test"}, found
assert found.network_interfaces[0].network_i_p, found
try:
    instances.insert(project=project, zone=zone, instance_resource=body).result(polling=quickly)
    raise SystemExit("a second instance of that name was accepted")
except Conflict:
    pass

listed = instances.list(request={"project": project, "zone": zone, "filter": "status = RUNNING"})
assert name in [one.name for one in listed]
everywhere = dict(instances.aggregated_list(project=project))
assert name in [one.name for one in everywhere[f"zones/{zone}"].instances]

detach = google_resources.attachments(client, project, zone, name, names)
google_resources.snapshots_and_images(client, project, zone, name, names)
detach()
# An isolated network is there by now.
if zone.startswith("adv-1"):
    google_resources.addresses(client, project, zone.rsplit("-", 1)[0], name)

items = compute_v1.Metadata(fingerprint=found.metadata.fingerprint, items=[compute_v1.Items(key="a", value="b")])
change = {"project": project, "zone": zone, "instance": name, "metadata_resource": items}
instances.set_metadata(**change).result(polling=quickly)
google_resources.refused(PreconditionFailed, instances.set_metadata, **change)
console = instances.get_serial_port_output(project=project, zone=zone, instance=name)
assert (console.contents, console.next_) == ("", 0), console

labels = compute_v1.InstancesSetLabelsRequest(label_fingerprint=found.label_fingerprint, labels={"env": "live"})
instances.set_labels(
    project=project, zone=zone, instance=name, instances_set_labels_request_resource=labels
).result(polling=quickly)
assert instances.get(project=project, zone=zone, instance=name).labels == {"env": "live"}
instances.stop(project=project, zone=zone, instance=name).result(polling=quickly)
assert instances.get(project=project, zone=zone, instance=name).status == "TERMINATED"
larger = compute_v1.InstancesSetMachineTypeRequest(machine_type=f"zones/{zone}/machineTypes/custom-2-2048")
instances.set_machine_type(
    project=project, zone=zone, instance=name, instances_set_machine_type_request_resource=larger
).result(polling=quickly)
instances.start(project=project, zone=zone, instance=name).result(polling=quickly)
assert instances.get(project=project, zone=zone, instance=name).machine_type.endswith("/custom-2-2048")
instances.reset(project=project, zone=zone, instance=name).result(polling=quickly)
instances.delete(project=project, zone=zone, instance=name).result(polling=quickly)
try:
    instances.get(project=project, zone=zone, instance=name)
    raise SystemExit("a deleted instance was found")
except NotFound:
    pass
disks = client(compute_v1.DisksClient)
for disk in names:
    disks.delete(project=project, zone=zone, disk=disk).result(polling=quickly)
