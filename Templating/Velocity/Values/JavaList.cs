namespace UserMacro.Templating.Velocity.Values;

/// <summary>A list of a template: Java's <c>List</c>, and its arrays too.</summary>
internal sealed class JavaList : List<object?>
{
    /// <summary>Whether its elements have places; those of a map's keys, values and entries have none.</summary>
    public bool IsIndexed { get; init; } = true;

    public JavaList()
    {
    }

    public JavaList(IEnumerable<object?> items)
        : base(items)
    {
    }
}
