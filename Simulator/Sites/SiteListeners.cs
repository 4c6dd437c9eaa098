using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using UserMacro.Simulator.Configuration;

namespace UserMacro.Simulator.Sites;

/// <summary>The listening sockets: each belongs to one site, and a request learns its site from the one it came in by.</summary>
internal sealed class SiteListeners
{
    readonly List<ListenOptions> _listeners = [];

    public int Count => _listeners.Count;

    /// <summary>The port of a site; for port 0 the one that the system chose, known once the server has started.</summary>
    public int PortOf(int number) => _listeners[number - 1].IPEndPoint!.Port;

    public void Configure(KestrelServerOptions kestrel, SimulatorOptions options)
    {
        for (var i = 0; i < options.Sites; i++)
        {
            var feature = new SiteFeature(i + 1);
            kestrel.Listen(IPAddress.Loopback, options.Port is 0 ? 0 : options.Port + i, listener =>
            {
                _listeners.Add(listener);
                listener.Use(next => connection =>
                {
                    connection.Features.Set(feature);
                    return next(connection);
                });
            });
        }
    }
}
