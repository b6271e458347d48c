"""google-api-python-client against the Compute Engine gateway: argv is its address, a key file, the zone.

Once with the discovery document that the client carries, once with the one that the gateway serves; and a batch.
"""
import json
import sys
import uuid

from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest

address, key_file, zone = sys.argv[1:]
project = "demo"
credentials = service_account.Credentials.from_service_account_file(
    key_file, scopes=["https://www.googleapis.com/auth/compute"]
)
carried = build(
    "compute",
    "v1",
    credentials=credentials,
    client_options={"api_endpoint": f"{address}/compute/v1/"},
    static_discovery=True,
)
served = build(
    "compute",
    "v1",
    credentials=credentials,
    discoveryServiceUrl=f"{address}/discovery/v1/apis/{{api}}/{{apiVersion}}/rest",
    static_discovery=False,
)


def wait(compute, operation):
    done = compute.zoneOperations().wait(project=project, zone=zone, operation=operation["name"]).execute()
    assert done["status"] == "DONE" and "error" not in done, done
    return done


def refused(status, request):
    """The error document of a request that is refused with that status."""
    try:
        request.execute()
    except HttpError as error:
        told = json.loads(error.content)["error"]
        assert error.resp.status == told["code"] == status, told
        return told
    raise SystemExit(f"{request.uri} was not refused")


def pages(collection, following, **arguments):
    request = collection(**arguments)
    while request is not None:
        page = request.execute()
        yield page
        request = following(request, page)


def lists(compute, name):
    """Pages, both filter grammars, orders and masks."""
    api, where = compute.instances(), {"project": project, "zone": zone}

    def found(**more):
        return [one["name"] for page in pages(api.list, api.list_next, **where, **more) for one in page.get("items", [])]

    assert name in found(maxResults=1)
    assert found(filter=f'name eq "{name}"') == found(filter=f"name = {name}") == [name]
    assert found(filter=f'(name eq "{name}")(status eq TERMINATED)') == []
    assert found(filter=f"(name = {name} AND status = RUNNING) OR name = nobody") == [name]
    assert found(orderBy="name") == sorted(found()) and name in found(orderBy="creationTimestamp desc")
    only = api.list(**where, filter=f"name = {name}", fields="items(name,networkInterfaces/networkIP)").execute()
    assert set(only) == {"items"} and set(only["items"][0]) == {"name", "networkInterfaces"}, only
    # Its own alone: a page token counts what matches, so that the machines of other zones' walks would move the pages.
    own = {"filter": f"name = {name}", "maxResults": 1}
    everywhere = pages(api.aggregatedList, api.aggregatedList_next, project=project, **own)
    scopes = [scope for page in everywhere for key, scope in page["items"].items() if key == f"zones/{zone}"]
    assert [one["name"] for scope in scopes for one in scope.get("instances", [])] == [name]
    for wrong in ({"filter": "name eq"}, {"orderBy": "status"}, {"pageToken": "none"}, {"fields": "items("}):
        assert refused(400, api.list(**where, **wrong))["errors"][0]["reason"] == "invalid"


def changes(compute, name):
    """Fingerprints guard metadata, tags and labels."""
    api, where = compute.instances(), {"project": project, "zone": zone, "instance": name}
    machine = api.get(**where).execute()
    items = {"fingerprint": machine["metadata"]["fingerprint"], "items": [{"key": "a", "value": "b"}]}
    wait(compute, api.setMetadata(**where, body=items).execute())
    assert refused(412, api.setMetadata(**where, body=items))["errors"][0]["reason"] == "conditionNotMet"
    labels = {"labelFingerprint": machine["labelFingerprint"], "labels": {"env": "test"}}
    wait(compute, api.setLabels(**where, body=labels).execute())
    refused(412, api.setLabels(**where, body=labels))
    wait(compute, api.setDeletionProtection(project=project, zone=zone, resource=name).execute())
    refused(400, api.delete(**where))
    off = api.setDeletionProtection(project=project, zone=zone, resource=name, deletionProtection=False)
    wait(compute, off.execute())
    wait(compute, api.stop(**where).execute())
    tags = {"fingerprint": machine["tags"]["fingerprint"], "items": ["web"]}
    wait(compute, api.setTags(**where, body=tags).execute())
    refused(412, api.setTags(**where, body=tags))
    machine = api.get(**where).execute()
    assert machine["status"] == "TERMINATED" and machine["tags"]["items"] == ["web"], machine
    assert machine["labels"] == {"env": "test"} and machine["metadata"]["items"] == items["items"], machine
    wait(compute, api.start(**where).execute())
    assert api.getSerialPortOutput(**where, port=1).execute()["contents"] == ""


def disks(compute, name):
    """A request that is repeated makes one disk; two disks go in a batch."""
    api, where = compute.disks(), {"project": project, "zone": zone}
    once = {**where, "body": {"name": f"{name}-1", "sizeGb": "1"}, "requestId": str(uuid.uuid4())}
    first, again = api.insert(**once).execute(), api.insert(**once).execute()
    assert first["name"] == again["name"]
    wait(compute, first)
    wait(compute, api.insert(**where, body={"name": f"{name}-2", "sizeGb": "1"}).execute())
    begun = {}
    batch = BatchHttpRequest(
        lambda id, response, error: begun.update({id: error or response}), batch_uri=f"{address}/batch/compute/v1"
    )
    for number in (1, 2, 3):
        batch.add(api.delete(**where, disk=f"{name}-{number}"), request_id=str(number))
    batch.execute()
    assert begun["3"].resp.status == 404, begun
    for number in ("1", "2"):
        wait(compute, begun[number])
        operation = {**where, "operation": begun[number]["name"]}
        assert compute.zoneOperations().get(**operation).execute()["operationType"] == "delete"
        compute.zoneOperations().delete(**operation).execute()


for label, compute in (("carried", carried), ("served", served)):
    name = f"gapi-{label}-{zone}"
    assert zone in [one["name"] for one in compute.zones().list(project=project).execute()["items"]]
    body = {
        "name": name,
        "machineType": f"zones/{zone}/machineTypes/n1-standard-1",
        "disks": [
            {
                "boot": True,
                "autoDelete": True,
                "initializeParams": {"sourceImage": "projects/debian-cloud/global/images/family/debian-12"},
            }
        ],
        "networkInterfaces": [{"network": "global/networks/default"}],
    }
    wait(compute, compute.instances().insert(project=project, zone=zone, body=body).execute())
    machine = compute.instances().get(project=project, zone=zone, instance=name).execute()
    assert machine["status"] == "RUNNING" and machine["id"].isdigit(), machine
    lists(compute, name)
    changes(compute, name)

    answers = {}
    # The carried document names Google's address for batches.
    batch = BatchHttpRequest(
        lambda id, response, error: answers.update({id: response or error}), batch_uri=f"{address}/batch/compute/v1"
    )
    batch.add(compute.zones().list(project=project), request_id="zones")
    batch.add(compute.instances().get(project=project, zone=zone, instance="nobody"), request_id="nobody")
    batch.execute()
    assert answers["zones"]["kind"] == "compute#zoneList", answers
    assert answers["nobody"].resp.status == 404, answers
    disks(compute, name)

    wait(compute, compute.instances().delete(project=project, zone=zone, instance=name).execute())

told = refused(400, served.instances().insert(project=project, zone=zone, body={"name": "Bad Name"}))
assert told["errors"][0]["reason"] in ("invalid", "required"), told
assert "httpHealthChecks.list" in refused(501, carried.httpHealthChecks().list(project=project))["message"]
