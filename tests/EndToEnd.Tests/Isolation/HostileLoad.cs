using System.Net;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Isolation;

/// <summary>Keeps a fixed number of renders in flight that the guard must stop.</summary>
sealed class HostileLoad(IReadOnlyList<(TestTenant Tenant, string Key)> macros, int inFlight)
{
    int _next;
    int _stops;
    int _busy;

    /// <summary>Renders that the guard stopped.</summary>
    public int Stops => Volatile.Read(ref _stops);

    /// <summary>Renders that were sent away because too many were under way, or the macro is slowed.</summary>
    public int Busy => Volatile.Read(ref _busy);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => RepeatAsync(stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The measured time is over.
        }
    }

    async Task RepeatAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // By turns: a macro that is stopped again and again is slowed.
            var macro = macros[(int)((uint)Interlocked.Increment(ref _next) % macros.Count)];
            using var answer = await macro.Tenant.Http.GetAsync(macro.Tenant.RenderTarget(macro.Key, "p.title=x"), stop);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Interlocked.Increment(ref _stops);
                continue;
            }

            // Viewers reload when told that the service is busy; a quarter of a second is more eager than any.
            Interlocked.Increment(ref _busy);
            await Task.Delay(250, stop);
        }
    }
}
