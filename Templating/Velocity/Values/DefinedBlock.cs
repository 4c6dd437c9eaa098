
namespace UserMacro.Templating.Velocity.Values;

/// <summary>What <c>#define</c> puts into a variable: a block that runs wherever the variable is written.</summary>
internal sealed class DefinedBlock(Execute body)
{
    const int MaxDepth = 2;

    int _depth;

    /// <summary>Whether it is as deep in itself as a block may be: its variable is then as if it had no value.</summary>
    public bool IsFull => _depth >= MaxDepth;

    public Flow Run(VelocityRun run)
    {
        _depth++;
        var flow = body(run);
        _depth--;
        return flow == Flow.Stop ? Flow.Stop : Flow.Next;
    }
}
