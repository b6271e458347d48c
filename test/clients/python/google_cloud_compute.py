"""google-cloud-compute against the Compute Engine gateway: argv is its address, a key file, the zone."""
import sys

from google.api_core.exceptions import Conflict, NotFound
from google.cloud import compute_v1
from google.oauth2 import service_account

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

firewalls = client(compute_v1.FirewallsClient)
rule = compute_v1.Firewall(
    name=name,
    network="global/networks/default",
    allowed=[compute_v1.Allowed(I_p_protocol="tcp", ports=["22"])],
    source_ranges=["198.51.100.0/24"],
)
if not zone.startswith("adv-1"):
    firewalls.insert(project=project, firewall_resource=rule).result(timeout=60)
    assert firewalls.get(project=project, firewall=name).source_ranges == ["198.51.100.0/24"]

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
instances.insert(project=project, zone=zone, instance_resource=body).result(timeout=60)
found = instances.get(project=project, zone=zone, instance=name)
assert found.status == "RUNNING" and found.labels == {"env": "test"}, found
assert found.network_interfaces[0].network_i_p, found
try:
    instances.insert(project=project, zone=zone, instance_resource=body).result(timeout=60)
    raise SystemExit("a second instance of that name was accepted")
except Conflict:
    pass

listed = instances.list(request={"project": project, "zone": zone, "filter": "status = RUNNING"})
assert name in [one.name for one in listed]
everywhere = dict(instances.aggregated_list(project=project))
assert name in [one.name for one in everywhere[f"zones/{zone}"].instances]

labels = compute_v1.InstancesSetLabelsRequest(label_fingerprint=found.label_fingerprint, labels={"env": "live"})
instances.set_labels(
    project=project, zone=zone, instance=name, instances_set_labels_request_resource=labels
).result(timeout=60)
assert instances.get(project=project, zone=zone, instance=name).labels == {"env": "live"}
instances.stop(project=project, zone=zone, instance=name).result(timeout=60)
assert instances.get(project=project, zone=zone, instance=name).status == "TERMINATED"
instances.start(project=project, zone=zone, instance=name).result(timeout=60)
instances.delete(project=project, zone=zone, instance=name).result(timeout=60)
try:
    instances.get(project=project, zone=zone, instance=name)
    raise SystemExit("a deleted instance was found")
except NotFound:
    pass
if not zone.startswith("adv-1"):
    firewalls.delete(project=project, firewall=name).result(timeout=60)
