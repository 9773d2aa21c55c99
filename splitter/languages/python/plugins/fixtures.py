"""Fixtures by which plugins let a project configure them: they ask for these themselves.

From the plugins' documentation, for projects whose environment is not at hand.
"""

from __future__ import annotations

CONFIGURING = frozenset(
    {"vcr_config", "vcr_cassette_dir", "vcr_cassette_name", "default_cassette_name", "disable_recording"}
    | {"event_loop_policy", "event_loop", "anyio_backend", "loop", "loop_factory", "aiohttp_client_cls"}
    | {"django_db_setup", "django_db_modify_db_settings", "django_db_keepdb", "django_db_createdb"}
    | {"django_db_use_migrations", "celery_config", "celery_parameters", "celery_includes"}
    | {"celery_enable_logging", "celery_worker_parameters", "celery_worker_pool", "use_celery_app_trap"}
    | {
        "app",
        "app_config",
        "base_url",
        "live_server_scope",
        "browser_context_args",
        "browser_type_launch_args",
    }
    | {"selenium", "driver_args", "driver_kwargs", "capabilities", "chrome_options", "firefox_options"}
    | {"splinter_webdriver", "splinter_headless", "splinter_driver_kwargs"}
    | {"httpserver_listen_address", "httpserver_ssl_context", "non_mocked_hosts"}
    | {"assert_all_responses_were_requested", "faker_seed", "faker_session_locale"}
    | {"docker_compose_file", "docker_compose_project_name", "docker_setup", "docker_cleanup"}
    | {"snapshot_dir", "original_datadir", "lazy_datadir", "sa_session", "_db", "betamax_record_mode"}
)
