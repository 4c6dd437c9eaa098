namespace UserMacro.Templating.Velocity.Values;

/// <summary>A way through a list: Java's <c>Iterator</c>.</summary>
internal sealed class JavaIterator(JavaList items)
{
    int _next;

    public bool HasNext => _next < items.Count;

    public object? Next() => _next < items.Count ? items[_next++] : null;
}
