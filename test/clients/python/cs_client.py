"""The `cs` client against the embedded CloudStack: argv is endpoint, key, secret."""
import sys

from cs import CloudStack, CloudStackApiException

endpoint, key, secret = sys.argv[1:]
cs = CloudStack(endpoint=endpoint, key=key, secret=secret, poll_interval=0.05)

zones = {zone["name"]: zone for zone in cs.listZones()["zone"]}
assert sorted(zones) == ["adv-1", "advsg-1", "basic-1"], zones
offering = cs.listServiceOfferings(name="Small Instance")["serviceoffering"][0]

for name in ("basic-1", "advsg-1", "adv-1"):
    zone = zones[name]
    template = cs.listTemplates(templatefilter="executable", zoneid=zone["id"])["template"][0]
    wanted = dict(zoneid=zone["id"], serviceofferingid=offering["id"], templateid=template["id"], name=f"cs-{name}")
    machine = cs.deployVirtualMachine(**wanted, fetch_result=True)["virtualmachine"]
    assert machine["state"] == "Running", machine
    assert machine["zonename"] == name and machine["nic"][0]["ipaddress"], machine

    # Characters that signing encoders disagree about. Without a tilde: cs leaves it as it is, and CloudStack answers 401.
    value = "a b+c*'()[x]/é"
    cs.createTags(resourceids=machine["id"], resourcetype="UserVm", tags=[{"key": "note", "value": value}], fetch_result=True)
    found = cs.listVirtualMachines(id=machine["id"])["virtualmachine"][0]
    assert [tag["value"] for tag in found["tags"]] == [value], found["tags"]

    stopped = cs.stopVirtualMachine(id=machine["id"], fetch_result=True)["virtualmachine"]
    assert stopped["state"] == "Stopped", stopped
    cs.destroyVirtualMachine(id=machine["id"], fetch_result=True)
    assert cs.listVirtualMachines(id=machine["id"]) == {}

every = cs.listOsTypes(fetch_list=True, page_size=100)
assert len({one["id"] for one in every}) == len(every) > 300, len(every)

try:
    cs.listVirtualMachines(id="00000000-0000-0000-0000-000000000000")
    raise SystemExit("an unknown id was accepted")
except CloudStackApiException as error:
    assert error.error["errorcode"] == 431, error.error

try:
    CloudStack(endpoint=endpoint, key=key, secret="wrong").listZones()
    raise SystemExit("a wrong secret was accepted")
except CloudStackApiException as error:
    assert error.response.status_code == 401, error
