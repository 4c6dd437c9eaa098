namespace Orleans.Sqlite.Records;

/// <summary>One change on its way to the writer. Its caller can cancel it until the writer takes it up; from then on its outcome is awaited.</summary>
internal sealed class RecordChange
{
    readonly TaskCompletionSource<ChangeOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenRegistration _cancellation;
    int _taken;

    public RecordChange(ChangeKind kind, RecordKey key, long? expected, byte[]? value, CancellationToken cancellation)
    {
        Kind = kind;
        Key = key;
        Expected = expected;
        Value = value;
        _cancellation = cancellation.UnsafeRegister(
            static (state, token) =>
            {
                var change = (RecordChange)state!;
                if (change.Take())
                {
                    change._completion.SetCanceled(token);
                }
            },
            this);
    }

    public ChangeKind Kind { get; }

    public RecordKey Key { get; }

    /// <summary>The etag that must be stored; null: no record may be stored.</summary>
    public long? Expected { get; }

    public byte[]? Value { get; }

    public Task<ChangeOutcome> Completion => _completion.Task;

    /// <summary>False when the caller cancelled before.</summary>
    public bool TryStart()
    {
        _cancellation.Unregister();
        return Take();
    }

    public void Complete(ChangeOutcome outcome) => _completion.SetResult(outcome);

    public void Fail(Exception exception) => _completion.SetException(exception);

    bool Take() => Interlocked.Exchange(ref _taken, 1) == 0;
}
