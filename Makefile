# make run: a node with everything in it.  make cluster: several silos and a web process.  make test: all tests.
.DEFAULT_GOAL := help
SHELL := /bin/bash

CONFIGURATION ?= Release
PORT ?= 8080
SILOS ?= 3
MINUTES ?= 10
ONLY ?=
RECORDINGS ?=
export PORT RECORDINGS
ifdef DATA
export DATA
endif
ifdef LANES
export LANES
endif

export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1

CLUSTER := dotnet artifacts/bin/Cluster.Silo/release_linux-x64/cluster.dll

.PHONY: help run cluster test check bench example chaos format build prerequisites

help:
	@echo 'make run [PORT=8080] [DATA=folder] [LANES=n]       one node with pages, lanes and a private PostgreSQL'
	@echo 'make cluster [SILOS=3] [PORT=8080] [DATA=folder]   one PostgreSQL, several silos, one web process'
	@echo 'make example RECORDINGS=folder                      a campaign on real recordings through the REST API'
	@echo 'make test                                           all tests, and the format'
	@echo 'make check                                          build and format only'
	@echo 'make bench [ONLY=name]                              benchmarks, one JSON line a figure'
	@echo 'make chaos [MINUTES=10]                             random faults on a running cluster, checked'
	@echo 'make format                                         formats the sources'

prerequisites:
	@deploy/prerequisites.sh postgresql libgomp1 fonts-dejavu-core npm

# The analyzers speak in make check and make test.
build: prerequisites
	@dotnet build silo -c $(CONFIGURATION) -v q --nologo -p:RunAnalyzers=false

run: build
	@exec $(CLUSTER) --role all

cluster: build
	@exec $(CLUSTER) local-cluster --silos $(SILOS)

test:
	@deploy/prerequisites.sh postgresql libgomp1 fonts-dejavu-core npm chromium
	@tests/run.sh

check: prerequisites
	@dotnet build Cluster.sln -c $(CONFIGURATION) -v q --nologo
	@dotnet format Cluster.sln --no-restore --verify-no-changes

format:
	@dotnet format Cluster.sln

bench:
	@deploy/prerequisites.sh postgresql libgomp1 fonts-dejavu-core npm chromium
	@dotnet run --project bench -c Release -- $(if $(ONLY),--only $(ONLY))

# Speaks to the cluster that runs on this data folder and port.
example: build
	@dotnet build deploy/example -c $(CONFIGURATION) -v q --nologo
	@token=$${CLUSTER_TOKEN:-$$($(CLUSTER) token create --name example)} && \
	  CLUSTER_TOKEN=$$token CLUSTER_URL=$${CLUSTER_URL:-http://127.0.0.1:$(PORT)} \
	  dotnet artifacts/bin/Cluster.Example/release_linux-x64/cluster-example.dll '$(RECORDINGS)'

chaos: build
	@dotnet run --project deploy/chaos -c $(CONFIGURATION) -- $(MINUTES) $(SEED)
