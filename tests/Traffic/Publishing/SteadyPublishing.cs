using System.Collections.Concurrent;

namespace UserMacro.Traffic.Publishing;

/// <summary>Administrators who each publish once a second, all at the same moment, whatever the service answers.</summary>
public sealed class SteadyPublishing(IReadOnlyList<Editor> editors)
{
    static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    readonly ConcurrentQueue<Answer> _answers = new();

    /// <summary>All answers so far.</summary>
    public IReadOnlyCollection<Answer> Answers => _answers;

    /// <summary>Publishes until <paramref name="stop"/>, then waits for what is under way.</summary>
    public Task RunAsync(CancellationToken stop, CancellationToken cancellation) =>
        Task.WhenAll(editors.Select(editor => EditAsync(editor, stop, cancellation)));

    async Task EditAsync(Editor editor, CancellationToken stop, CancellationToken cancellation)
    {
        var next = Moment.Now;
        while (!stop.IsCancellationRequested)
        {
            await PublishAsync(editor, cancellation);
            // An editor who had to wait does not catch up.
            next += Period * Math.Max(1, Math.Ceiling((Moment.Now - next) / Period));
            if (next > Moment.Now)
            {
                await Task.Delay(
                    next - Moment.Now, stop).ContinueWith(_ => { }, cancellation, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    async Task PublishAsync(Editor editor, CancellationToken cancellation)
    {
        var begun = Moment.Now;
        try
        {
            foreach (var answer in await editor.PublishOnceAsync(cancellation))
            {
                _answers.Enqueue(answer);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            _answers.Enqueue(Answer.Fault($"edit {editor.Key}", begun, fault.Message));
        }
    }
}
