using UserMacro.Grains.Macros;
using UserMacro.Grains.Tests.Macros.History;

namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>One editor's requests, served by one activation after the other; advances only when the model says so.</summary>
internal sealed class ModelProcess(string name, ModelWorld world, IReadOnlyList<ModelEdit> edits)
{
    int _next;
    int _life;
    string _history = "";

    public ModelStep? Pending { get; private set; }

    public bool IsFinished => _next == edits.Count && Pending is null;

    /// <summary>All that the process can have learned, so that equal texts mean equal futures.</summary>
    public string Print() => $"{name} {_next} {_history} > {Pending?.Name}";

    public void Start() => _ = RunAsync(_life);

    public Task StepAsync(string step, Func<string> act)
    {
        var answer = new TaskCompletionSource();
        Pending = new(step, act, answer);
        return answer.Task;
    }

    public void Take(Outcome outcome)
    {
        var step = Pending!;
        Pending = null;
        var learned = "-";
        var fault = outcome is Outcome.Fails or Outcome.DoneButFails;
        if (outcome is Outcome.Done or Outcome.DoneButFails or Outcome.DoneThenCrash)
        {
            try
            {
                learned = step.Act();
            }
            catch (ModelFaultException)
            {
                fault = true;
            }
        }

        if (outcome is Outcome.Crash or Outcome.DoneThenCrash)
        {
            Restart();
        }
        else if (fault)
        {
            Answer(step.Name, "fault", () => step.Answer.SetException(new ModelFaultException()));
        }
        else
        {
            Answer(step.Name, learned, step.Answer.SetResult);
        }
    }

    void Answer(string step, string learned, Action wake)
    {
        _history += $"|{step}:{learned}";
        wake();
    }

    /// <summary>The request under way is never answered; the next activation continues with the next request.</summary>
    void Restart()
    {
        _life++;
        _next = Math.Min(_next + 1, edits.Count);
        Begin();
    }

    void Begin()
    {
        _history = "";
        _ = RunAsync(_life);
    }

    async Task RunAsync(int life)
    {
        var head = new ModelHandle<MacroHead>(world.Head, this, world.Mutation);
        var draft = new ModelHandle<StoredDraft>(world.Draft, this, world.Mutation);
        var store = new MacroStore(ModelWorld.Key, head, draft, new MemoryLogPages(), new ModelProjections(world, this));
        var owner = new Activation();
        var work = new MacroUnitOfWork(store, owner);
        try
        {
            await head.LoadAsync();
        }
        catch (ModelFaultException)
        {
            owner.IsLost = true;
        }

        if (!owner.IsLost && work.IsIncomplete)
        {
            await work.CompleteAsync();
        }

        while (!owner.IsLost && _next < edits.Count)
        {
            var edit = edits[_next];
            var result = await work.EditAsync(() => edit.RunAsync(store));
            if (life != _life)
            {
                return;
            }

            if (result.TryGet(out var number, out _) && number > 0)
            {
                world.Acknowledge(edit, number);
            }

            _next++;
        }

        if (!owner.IsLost && work.IsIncomplete)
        {
            await work.CompleteAsync();
        }

        if (owner.IsLost)
        {
            Begin();
        }
    }

    sealed class Activation : IUnitOfWorkOwner
    {
        public bool IsLost { get; set; }

        public Task HandleUnknownOutcomeAsync(Exception fault)
        {
            IsLost = true;
            return Task.CompletedTask;
        }

        public void HandleDelayedDispatch(Exception fault)
        {
        }
    }
}
