using System.Threading.Channels;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>Holds every write of a tenant's records twice, before and after it is done, until the test releases it.</summary>
internal sealed class WriteSteps : IDisposable
{
    readonly Channel<WriteStep> _held = Channel.CreateUnbounded<WriteStep>();

    /// <summary>The next write that is held; null once the operation has ended.</summary>
    public async Task<WriteStep?> NextAsync(Task operation, CancellationToken cancellation)
    {
        while (true)
        {
            if (_held.Reader.TryRead(out var step))
            {
                return step;
            }

            if (operation.IsCompleted)
            {
                return null;
            }

            await Task.WhenAny(operation, _held.Reader.WaitToReadAsync(cancellation).AsTask());
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Holds a write until it is released.</summary>
    public Task HoldAsync(string state, bool isDone)
    {
        var step = new WriteStep(state, isDone);
        return _held.Writer.TryWrite(step) ? step.Released : Task.CompletedTask;
    }

    /// <summary>Lets everything continue.</summary>
    public void Dispose()
    {
        _held.Writer.TryComplete();
        while (_held.Reader.TryRead(out var step))
        {
            step.Release();
        }
    }
}

/// <summary>A write that is held.</summary>
/// <param name="state">The name of the state that is written.</param>
/// <param name="isDone">Whether the storage has it.</param>
internal sealed class WriteStep(string state, bool isDone)
{
    readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string State { get; } = state;

    public bool IsDone { get; } = isDone;

    public Task Released => _released.Task;

    public void Release() => _released.TrySetResult();

    public override string ToString() => $"{(IsDone ? "after" : "before")} the write of {State}";
}
