using UserMacro.Traffic;
using UserMacro.Traffic.Publishing;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Crash;

/// <summary>Administrators who edit and publish without pause until the service dies under them.</summary>
sealed class PublishingLoad(TestTenant tenant, IReadOnlyList<string> keys, PublishLedger ledger)
{
    readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when this load's first publish was acknowledged.</summary>
    public Task Warm => _warm.Task;

    /// <summary>Runs one editor a macro until <paramref name="stop"/> or until the service no longer answers.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(keys.Select(key => EditAsync(new Editor(tenant, key, ledger), stop)));

    async Task EditAsync(Editor editor, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if ((await editor.PublishOnceAsync(stop)).All(answer => answer.Verdict == Verdict.Good))
                {
                    _warm.TrySetResult();
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // The service died or the round is over; what it acknowledged is noted.
        }
    }
}
