using System.Collections.Concurrent;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Answers single methods of single grains in their place, as when the pool is full or the storage is gone.</summary>
sealed class GrainFaults : IIncomingGrainCallFilter
{
    readonly ConcurrentDictionary<(string Grain, string Method), Func<object>> _answers = new();
    readonly ConcurrentDictionary<(string Grain, string Method), TaskCompletionSource> _awaited = new();
    readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Every call so far, as Orleans writes it into its log when it takes too long.</summary>
    public string Calls => string.Join('\n', _calls);

    /// <summary>From now on this method of this grain answers, or throws, as given.</summary>
    public void Answer(string grainKey, string method, Func<object> answer) => _answers[(grainKey, method)] = answer;

    /// <summary>From now on the grain itself answers again.</summary>
    public void Mend(string grainKey, string method) => _answers.TryRemove((grainKey, method), out _);

    /// <summary>Done when the grain has answered the next call of this method.</summary>
    public Task NextCall(string grainKey, string method) =>
        _awaited.GetOrAdd((grainKey, method), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        _calls.Enqueue(context.Request.ToString()!);
        var call = (context.TargetId.Key.ToString()!, context.MethodName);
        if (_answers.TryGetValue(call, out var answer))
        {
            context.Result = answer();
        }
        else
        {
            await context.Invoke();
        }

        if (_awaited.TryRemove(call, out var awaited))
        {
            awaited.SetResult();
        }
    }
}
