namespace UserMacro.Templating.Velocity.Values;

/// <summary>A list of a template: Java's <c>List</c>, and its arrays too.</summary>
internal sealed class JavaList : List<object?>
{
    public JavaList()
    {
    }

    public JavaList(IEnumerable<object?> items)
        : base(items)
    {
    }
}
