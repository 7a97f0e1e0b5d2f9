"""Two origins over real HTTP on loopback: the API and the storage, with faults in front of both.

In: connections (uvicorn), one exchange of request and answer, faults, the log of requests.
May come in: what a server, a proxy or a firewall does to a request. Imports all of the sandbox.
May not: rules of HUVR (`huvr`) or of the framework (`drf`): it only asks them.
"""
