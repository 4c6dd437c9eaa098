using System.Collections.Frozen;
using System.Diagnostics;

namespace UserMacro.Silo.Diagnostics.Privacy;

/// <summary>
/// Takes out of traces what could be content: ASP.NET and Orleans tag them with paths, grains and messages of exceptions, and take baggage from whoever calls.
/// Nothing here has traces made; whoever collects some gets them so.
/// </summary>
internal static class TracePrivacy
{
    static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans"];

    /// <summary>The tags that say what was done, and never to what.</summary>
    static readonly FrozenSet<string> Kept = new[]
    {
        "error.type", "exception.escaped", "exception.type", "http.request.method", "http.response.status_code", "http.route",
        "network.protocol.version", "orleans.activation.cause", "orleans.grain.type", "orleans.rpc.service", "orleans.silo.id",
        "orleans.storage.provider", "orleans.storage.state.name", "orleans.storage.state.type", "rpc.method", "rpc.system", "rpc.system.name",
        "server.address", "server.port", "url.scheme",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly Lazy<ActivityListener> Listener = new(() =>
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Any(known => source.Name.StartsWith(known, StringComparison.Ordinal)),
            Sample = (ref _) => ActivitySamplingResult.None,
            ActivityStarted = Forget,
            ActivityStopped = Clean,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    });

    /// <summary>Puts it in place for this process; before any collector, so that it comes first.</summary>
    public static void Add() => _ = Listener.Value;

    static void Forget(Activity activity)
    {
        activity.TraceStateString = null;
        foreach (var (name, _) in activity.Baggage.ToList())
        {
            activity.SetBaggage(name, null);
        }
    }

    static void Clean(Activity activity)
    {
        foreach (var (name, _) in activity.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
        {
            activity.SetTag(name, null);
        }

        if (activity.StatusDescription is not null)
        {
            activity.SetStatus(ActivityStatusCode.Unset).SetStatus(ActivityStatusCode.Error);
        }
    }
}
