using System.Security.Cryptography;
using System.Text.Json;

namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>
/// Trials of what is edited on a macro: each once, whoever asks for it; the last verdicts are remembered. Used by the macro's grain only,
/// one call at a time.
/// </summary>
/// <param name="tryAsync">Runs a trial.</param>
/// <param name="time">The clock.</param>
internal sealed class EditTrials(Func<TrialCase, CancellationToken, Task<TrialResult>> tryAsync, TimeProvider time)
{
    const int MaxKept = 16;

    /// <summary>Less than the call may take. The trial continues after it, and who asks again finds its verdict.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>A trial can fail because the machine is overloaded.</summary>
    static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(1);

    readonly OrderedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The verdict on exactly this; <see cref="TrialVerdict.Busy"/> when it takes longer than a caller may wait.</summary>
    public async Task<TrialResult> TryAsync(TrialCase trial, CancellationToken cancellation)
    {
        var name = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(trial)));
        if (!_entries.TryGetValue(name, out var entry) || IsStale(entry))
        {
            _entries[name] = entry = Begin(trial);
        }

        entry.Waiting++;
        await ((Task)entry.Trial).WaitAsync(Timeout, time, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        entry.Waiting--;
        if (entry.Trial.IsCompletedSuccessfully)
        {
            return entry.Take();
        }

        if (!entry.Trial.IsCompleted && !cancellation.IsCancellationRequested)
        {
            entry.MustGoOn = true;
            return new(TrialVerdict.Busy, TimeSpan.Zero);
        }

        if (entry is { Waiting: 0, MustGoOn: false })
        {
            await entry.Stop.CancelAsync();
        }

        cancellation.ThrowIfCancellationRequested();
        return new(TrialVerdict.Unavailable, TimeSpan.Zero);
    }

    Entry Begin(TrialCase trial)
    {
        for (var index = 0; _entries.Count >= MaxKept && index < _entries.Count;)
        {
            if (_entries.GetAt(index).Value.Trial.IsCompleted)
            {
                _entries.RemoveAt(index);
            }
            else
            {
                index++;
            }
        }

        var stop = new CancellationTokenSource();
        return new(tryAsync(trial, stop.Token), stop, time);
    }

    bool IsStale(Entry entry) => entry.Stop.IsCancellationRequested || (entry.Trial.IsCompleted && !(entry.Trial.IsCompletedSuccessfully
        && (entry.Trial.Result.Verdict == TrialVerdict.Passed
            || (entry.Trial.Result.Verdict == TrialVerdict.Failed && time.GetElapsedTime(entry.Began) < FailureKept))));

    sealed class Entry(Task<TrialResult> trial, CancellationTokenSource stop, TimeProvider time)
    {
        bool _isTaken;

        public Task<TrialResult> Trial => trial;

        public CancellationTokenSource Stop => stop;

        public long Began { get; } = time.GetTimestamp();

        public int Waiting { get; set; }

        /// <summary>Whether somebody was told to ask again.</summary>
        public bool MustGoOn { get; set; }

        /// <summary>The verdict; the time is given once, so that one caller is charged for it.</summary>
        public TrialResult Take()
        {
            var result = trial.Result;
            if (_isTaken)
            {
                result = result with { ProcessorTime = TimeSpan.Zero };
            }

            _isTaken = true;
            return result;
        }
    }
}
