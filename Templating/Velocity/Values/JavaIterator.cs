namespace UserMacro.Templating.Velocity.Values;

/// <summary>A way through a list: Java's <c>Iterator</c>.</summary>
internal sealed class JavaIterator(JavaList items)
{
    int _next;

    public bool HasNext => _next < items.Count;

    /// <summary>How many are still to come.</summary>
    public int Left => items.Count - _next;

    public object? Next() => _next < items.Count ? items[_next++] : null;

    /// <summary>What is still to come.</summary>
    public JavaList Rest()
    {
        var rest = new JavaList(items.Skip(_next));
        _next = items.Count;
        return rest;
    }
}
