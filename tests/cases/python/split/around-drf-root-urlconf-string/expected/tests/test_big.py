from django.test import override_settings
from django.urls import path
from rest_framework.decorators import api_view
from rest_framework.response import Response
from rest_framework.test import APIClient, APITestCase


@api_view(["GET", "POST"])
def view(request):
    return Response({"method": request.method})


urlpatterns = [path("view/", view)]


@override_settings(ROOT_URLCONF="tests.test_big")
class TestClient(APITestCase):
    def setUp(self):
        self.client = APIClient()

    def test_client_a(self):
        assert self.client.get("/view/").data["method"] == "GET"

    def test_client_b(self):
        assert self.client.get("/view/").data["method"] == "GET"

    def test_client_c(self):
        assert self.client.get("/view/").data["method"] == "GET"

    def test_client_d(self):
        assert self.client.get("/view/").data["method"] == "GET"


@override_settings(ROOT_URLCONF="tests.test_big")
class TestPost(APITestCase):
    def test_post_a(self):
        assert self.client.post("/view/").data["method"] == "POST"

    def test_post_b(self):
        assert self.client.post("/view/").data["method"] == "POST"

    def test_post_c(self):
        assert self.client.post("/view/").data["method"] == "POST"

    def test_post_d(self):
        assert self.client.post("/view/").data["method"] == "POST"
