# EC2stack in front of a given CloudStack, for Python 2.7: python server.py PORT CLOUDSTACK_PORT DATABASE
# As its own launcher runs it (one request at a time), but without debugger and reloader. Threads would only slow it:
# they fight over the interpreter's lock.
import sys

import ec2stack
from ec2stack.core import DB
from ec2stack.services import USERS
from ec2stack.models import User
from werkzeug.serving import WSGIRequestHandler, run_simple


class Settings(object):
    DEBUG = False
    CLOUDSTACK_PROTOCOL = 'http'
    CLOUDSTACK_HOST = '127.0.0.1'
    CLOUDSTACK_PORT = sys.argv[2]
    CLOUDSTACK_PATH = '/client/api'
    CLOUDSTACK_DEFAULT_ZONE = 'basic-1'
    SQLALCHEMY_DATABASE_URI = 'sqlite:///' + sys.argv[3]
    SQLALCHEMY_TRACK_MODIFICATIONS = False
    INSTANCE_TYPE_MAP = {}
    RESOURCE_TYPE_MAP = {}


class Quiet(WSGIRequestHandler):
    def log(self, *args, **kwargs):
        pass


app = ec2stack.create_app(Settings)
with app.app_context():
    DB.create_all()
    USERS.create(apikey='demo-api-key', secretkey='demo-secret-key')

run_simple('127.0.0.1', int(sys.argv[1]), app, request_handler=Quiet)
