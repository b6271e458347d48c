variable "zone" { type = string }
variable "image" { type = string }
variable "public_key" { type = string }
variable "stage" { type = number }
# Whether the zone has VPCs and addresses to allocate.
variable "vpc" { type = bool }

resource "aws_key_pair" "key" {
  key_name   = "tf-${var.zone}"
  public_key = var.public_key
}

resource "aws_security_group" "web" {
  name        = "tf-${var.zone}"
  description = "made by terraform"

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = var.stage == 1 ? ["198.51.100.0/24"] : ["198.51.100.0/24", "203.0.113.0/24"]
  }
}

resource "aws_security_group" "rules" {
  name        = "tf-rules-${var.zone}"
  description = "its rules are resources of their own"
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.rules.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = var.stage == 1 ? "0.0.0.0/0" : "198.51.100.0/24"
}

resource "aws_instance" "web" {
  ami                    = var.image
  instance_type          = var.stage == 1 ? "t3.micro" : "m1.small"
  availability_zone      = var.zone
  key_name               = aws_key_pair.key.key_name
  vpc_security_group_ids = [aws_security_group.web.id]
  user_data              = "#!/bin/sh\necho hello\n"
  tags                   = { Name = "tf-${var.zone}", stage = tostring(var.stage) }
}

resource "aws_ebs_volume" "data" {
  availability_zone = var.zone
  size              = 1
  tags              = { Name = "tf-${var.zone}" }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.web.id
}

resource "aws_vpc" "net" {
  count      = var.vpc ? 1 : 0
  cidr_block = "10.60.0.0/16"
  tags       = { Name = "tf" }
}

resource "aws_subnet" "net" {
  count             = var.vpc ? 1 : 0
  vpc_id            = aws_vpc.net[0].id
  cidr_block        = "10.60.1.0/24"
  availability_zone = var.zone
}

resource "aws_eip" "address" {
  count    = var.vpc ? 1 : 0
  instance = aws_instance.web.id
}
