using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Admin;

/// <summary>One of the pages that the build of the admin application brings.</summary>
/// <param name="Source">The source file that it begins with, which is that of a host.</param>
/// <param name="Title">The title of the page.</param>
/// <param name="ApiPath">The path of what it talks to.</param>
/// <param name="Values">More that it is told, as names and contents of <c>meta</c> elements.</param>
internal sealed record AdminView(string Source, string Title, string ApiPath, IReadOnlyList<(string Name, string Content)> Values)
{
    /// <summary>Whether links to what anybody may read of the service are below the page.</summary>
    public bool HasFooter { get; init; }

    public static AdminView Administration(HostPage host) => new($"{host.AdminSources}/admin.ts", "User macros", "/api/v1", []) { HasFooter = true };
}
