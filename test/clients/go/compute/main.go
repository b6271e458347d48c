// Walks Compute Engine with Google's API client for Go: an instance with what is around it, in the zone that is named.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"google.golang.org/api/compute/v1"
	"google.golang.org/api/googleapi"
	"google.golang.org/api/option"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func expect(holds bool, what string, got any) {
	if !holds {
		log.Fatalf("%s: %v", what, got)
	}
}

const project = "demo"

func main() {
	endpoint, keyFile, zone := os.Args[1], os.Args[2], os.Args[3]
	ctx := context.Background()
	api := must(compute.NewService(ctx, option.WithEndpoint(endpoint), option.WithCredentialsFile(keyFile)))
	name := "go-" + zone

	settle := func(operation *compute.Operation, err error) *compute.Operation {
		must(operation, err)
		for operation.Status != "DONE" {
			switch {
			case operation.Zone != "":
				operation = must(api.ZoneOperations.Wait(project, zone, operation.Name).Do())
			default:
				operation = must(api.GlobalOperations.Wait(project, operation.Name).Do())
			}
		}
		expect(operation.Error == nil, "operation", operation.Error)
		return operation
	}

	image := must(api.Images.GetFromFamily("debian-cloud", "debian-12").Do())
	machine := &compute.Instance{
		Name:        name,
		MachineType: fmt.Sprintf("zones/%s/machineTypes/n1-standard-1", zone),
		Disks: []*compute.AttachedDisk{{
			Boot: true, AutoDelete: true,
			InitializeParams: &compute.AttachedDiskInitializeParams{SourceImage: image.SelfLink},
		}},
		NetworkInterfaces: []*compute.NetworkInterface{{Network: "global/networks/default"}},
		Labels:            map[string]string{"made-by": "go"},
		Metadata:          &compute.Metadata{Items: []*compute.MetadataItems{{Key: "note", Value: googleapi.String("a")}}},
	}
	settle(api.Instances.Insert(project, zone, machine).Do())

	made := must(api.Instances.Get(project, zone, name).Do())
	expect(made.Status == "RUNNING" && made.Id != 0, "status", made.Status)
	expect(made.Labels["made-by"] == "go", "labels", made.Labels)
	_, err := api.Instances.SetLabels(project, zone, name, &compute.InstancesSetLabelsRequest{
		Labels: map[string]string{"a": "b"}, LabelFingerprint: "c3RhbGU=",
	}).Do()
	var refused *googleapi.Error
	expect(errors.As(err, &refused) && refused.Code == 412, "a stale fingerprint", err)
	settle(api.Instances.SetLabels(project, zone, name, &compute.InstancesSetLabelsRequest{
		Labels: map[string]string{"a": zone}, LabelFingerprint: made.LabelFingerprint,
	}).Do())

	found := 0
	// Its own label: a page token counts what matches, so that a match of another zone's walk would move the pages.
	listing := api.Instances.AggregatedList(project).Filter("labels.a = " + zone).MaxResults(1)
	if err := listing.Pages(ctx, func(page *compute.InstanceAggregatedList) error {
		found += len(page.Items["zones/"+zone].Instances)
		return nil
	}); err != nil {
		log.Fatal(err)
	}
	expect(found == 1, "instances", found)

	settle(api.Disks.Insert(project, zone, &compute.Disk{Name: name + "-data", SizeGb: 1}).Do())
	source := fmt.Sprintf("zones/%s/disks/%s-data", zone, name)
	settle(api.Instances.AttachDisk(project, zone, name, &compute.AttachedDisk{Source: source}).Do())
	disks := must(api.Instances.Get(project, zone, name).Do()).Disks
	expect(len(disks) == 2, "disks", disks)
	settle(api.Instances.DetachDisk(project, zone, name, disks[1].DeviceName).Do())
	settle(api.Disks.Delete(project, zone, name+"-data").Do())

	settle(api.Firewalls.Insert(project, &compute.Firewall{
		Name: name, SourceRanges: []string{"198.51.100.0/24"},
		Allowed: []*compute.FirewallAllowed{{IPProtocol: "tcp", Ports: []string{"22"}}},
	}).Do())
	expect(must(api.Firewalls.Get(project, name).Do()).Direction == "INGRESS", "firewall", name)
	settle(api.Firewalls.Delete(project, name).Do())

	settle(api.Instances.Stop(project, zone, name).Do())
	settle(api.Instances.Start(project, zone, name).Do())
	settle(api.Instances.Delete(project, zone, name).Do())
	_, err = api.Instances.Get(project, zone, name).Do()
	expect(errors.As(err, &refused) && refused.Code == 404 && refused.Errors[0].Reason == "notFound", "gone", err)
	fmt.Println("done")
}
