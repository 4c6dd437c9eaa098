namespace UserMacro.Templating.Velocity.Values;

/// <summary>How far a loop is: <c>$foreach</c>.</summary>
internal sealed class LoopState(LoopState? parent)
{
    /// <summary>The loop around this one.</summary>
    public LoopState? Parent => parent;

    /// <summary>From 0.</summary>
    public int Index { get; set; }

    public bool HasNext { get; set; }

    public LoopState Topmost
    {
        get
        {
            var loop = this;
            while (loop.Parent is { } outer)
            {
                loop = outer;
            }

            return loop;
        }
    }
}
