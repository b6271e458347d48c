// Walks EC2 with the SDK for Go: an instance with what is around it lives and dies in the zone that is named.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ec2/types"
	"github.com/aws/smithy-go"
)

const patience = 2 * time.Minute

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

func client(endpoint, key, secret string) *ec2.Client {
	return ec2.New(ec2.Options{
		BaseEndpoint: aws.String(endpoint),
		Region:       "stackgate-1",
		Credentials:  credentials.NewStaticCredentialsProvider(key, secret, ""),
	})
}

func main() {
	endpoint, key, secret, zone := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	ctx := context.Background()
	api := client(endpoint, key, secret)
	name := "go-" + zone

	_, err := client(endpoint, key, "wrong").DescribeRegions(ctx, &ec2.DescribeRegionsInput{})
	var refused smithy.APIError
	expect(errors.As(err, &refused) && refused.ErrorCode() == "SignatureDoesNotMatch", "a wrong secret", err)

	images := must(api.DescribeImages(ctx, &ec2.DescribeImagesInput{
		Filters: []types.Filter{{Name: aws.String("name"), Values: []string{"Debian*"}}},
	})).Images
	expect(len(images) == 1, "images", images)

	pair := must(api.CreateKeyPair(ctx, &ec2.CreateKeyPairInput{KeyName: &name}))
	expect(len(*pair.KeyMaterial) > 500, "key", "too short")
	group := must(api.CreateSecurityGroup(ctx, &ec2.CreateSecurityGroupInput{
		GroupName: &name, Description: aws.String("made by the SDK for Go"),
	})).GroupId
	rules := must(api.AuthorizeSecurityGroupIngress(ctx, &ec2.AuthorizeSecurityGroupIngressInput{
		GroupId: group,
		IpPermissions: []types.IpPermission{{
			IpProtocol: aws.String("tcp"), FromPort: aws.Int32(22), ToPort: aws.Int32(22),
			IpRanges: []types.IpRange{{CidrIp: aws.String("198.51.100.0/24"), Description: aws.String("office")}},
		}},
	})).SecurityGroupRules
	expect(len(rules) == 1 && *rules[0].CidrIpv4 == "198.51.100.0/24" && !*rules[0].IsEgress, "rules", rules)

	launched := must(api.RunInstances(ctx, &ec2.RunInstancesInput{
		ImageId:          images[0].ImageId,
		InstanceType:     types.InstanceTypeT3Micro,
		MinCount:         aws.Int32(2),
		MaxCount:         aws.Int32(2),
		KeyName:          &name,
		SecurityGroupIds: []string{*group},
		Placement:        &types.Placement{AvailabilityZone: &zone},
		TagSpecifications: []types.TagSpecification{{
			ResourceType: types.ResourceTypeInstance,
			Tags:         []types.Tag{{Key: aws.String("Name"), Value: &name}},
		}},
	})).Instances
	var ids []string
	for _, one := range launched {
		ids = append(ids, *one.InstanceId)
	}
	expect(len(ids) == 2, "launched", ids)
	these := &ec2.DescribeInstancesInput{InstanceIds: ids}
	quick := func(o *ec2.InstanceRunningWaiterOptions) { o.MinDelay, o.MaxDelay = time.Second/4, time.Second }
	running := must(ec2.NewInstanceRunningWaiter(api, quick).WaitForOutput(ctx, these, patience))
	for _, one := range running.Reservations[0].Instances {
		expect(one.State.Name == types.InstanceStateNameRunning, "state", one.State)
		expect(*one.Placement.AvailabilityZone == zone, "zone", *one.Placement.AvailabilityZone)
		expect(one.LaunchTime != nil && time.Since(*one.LaunchTime) < patience, "launch time", one.LaunchTime)
		expect(*one.SecurityGroups[0].GroupId == *group, "groups", one.SecurityGroups)
		expect(len(one.BlockDeviceMappings) == 1, "block devices", one.BlockDeviceMappings)
	}

	pages, found := 0, 0
	listed := ec2.NewDescribeInstancesPaginator(api, &ec2.DescribeInstancesInput{
		MaxResults: aws.Int32(1),
		Filters:    []types.Filter{{Name: aws.String("tag:Name"), Values: []string{name}}},
	})
	for listed.HasMorePages() {
		page := must(listed.NextPage(ctx))
		pages++
		for _, reservation := range page.Reservations {
			found += len(reservation.Instances)
		}
	}
	expect(pages >= 2 && found == 2, "pages and instances", fmt.Sprint(pages, found))

	volume := must(api.CreateVolume(ctx, &ec2.CreateVolumeInput{AvailabilityZone: &zone, Size: aws.Int32(1)})).VolumeId
	volumes := &ec2.DescribeVolumesInput{VolumeIds: []string{*volume}}
	soon := func(o *ec2.VolumeAvailableWaiterOptions) { o.MinDelay, o.MaxDelay = time.Second/4, time.Second }
	available := func() {
		if err := ec2.NewVolumeAvailableWaiter(api, soon).Wait(ctx, volumes, patience); err != nil {
			log.Fatal(err)
		}
	}
	available()
	must(api.AttachVolume(ctx, &ec2.AttachVolumeInput{
		VolumeId: volume, InstanceId: &ids[0], Device: aws.String("/dev/sdf"),
	}))
	inUse := func(o *ec2.VolumeInUseWaiterOptions) { o.MinDelay, o.MaxDelay = time.Second/4, time.Second }
	if err := ec2.NewVolumeInUseWaiter(api, inUse).Wait(ctx, volumes, patience); err != nil {
		log.Fatal(err)
	}
	must(api.DetachVolume(ctx, &ec2.DetachVolumeInput{VolumeId: volume}))
	available()
	must(api.DeleteVolume(ctx, &ec2.DeleteVolumeInput{VolumeId: volume}))

	must(api.TerminateInstances(ctx, &ec2.TerminateInstancesInput{InstanceIds: ids}))
	ended := func(o *ec2.InstanceTerminatedWaiterOptions) { o.MinDelay, o.MaxDelay = time.Second/4, time.Second }
	if err := ec2.NewInstanceTerminatedWaiter(api, ended).Wait(ctx, these, patience); err != nil {
		log.Fatal(err)
	}
	must(api.DeleteSecurityGroup(ctx, &ec2.DeleteSecurityGroupInput{GroupId: group}))
	must(api.DeleteKeyPair(ctx, &ec2.DeleteKeyPairInput{KeyName: &name}))
	fmt.Println("done")
}
