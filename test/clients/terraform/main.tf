# What a tenant has in each kind of zone, in one state: the provider is slow to start. `stage` 2 changes in place what can be.
variable "endpoint" { type = string }
variable "image" { type = string }
variable "public_keys" { type = map(string) }
variable "stage" { type = number }

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                  = "stackgate-1"
  access_key              = "demo-api-key"
  secret_key              = "demo-secret-key"
  skip_region_validation  = true
  skip_metadata_api_check = true
  endpoints {
    ec2 = var.endpoint
    sts = var.endpoint
  }
}

module "zone" {
  for_each   = var.public_keys
  source     = "./zone"
  zone       = each.key
  public_key = each.value
  image      = var.image
  stage      = var.stage
  vpc        = each.key == "adv-1"
}
