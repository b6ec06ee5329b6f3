"""The only package that knows SQL: engines, tables, migrations and repositories.

Services depend on ``tiquo_desktop.domain.repositories``; only the composition root names what is
in here.
"""
