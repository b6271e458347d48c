"""google-api-python-client against the Compute Engine gateway: argv is its address, a key file, the zone.

Once with the discovery document that the client carries, once with the one that the gateway serves; and a batch.
"""
import json
import sys

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


for label, compute in (("carried", carried), ("served", served)):
    name = f"gapi-{label}"
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
    request, found = compute.instances().list(project=project, zone=zone, maxResults=1), []
    while request is not None:
        page = request.execute()
        found += page.get("items", [])
        request = compute.instances().list_next(request, page)
    assert name in [one["name"] for one in found]

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

    wait(compute, compute.instances().delete(project=project, zone=zone, instance=name).execute())

try:
    served.instances().insert(project=project, zone=zone, body={"name": "Bad Name"}).execute()
    raise SystemExit("a bad name was accepted")
except HttpError as error:
    told = json.loads(error.content)["error"]
    assert error.resp.status == 400 and told["errors"][0]["reason"] in ("invalid", "required"), told
