using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rest;

/// <summary>Who calls the REST API: the app as itself, or a person at a browser, perhaps through a frame of the app.</summary>
/// <param name="User">Null for the app itself.</param>
internal sealed record RestCaller(SimulatedUser? User)
{
    public bool IsApp => User is null;

    /// <summary>The app sees what its scope covers, which may be more than a viewer does (docs/reference/confluence-rest.md#permissions).</summary>
    public bool MayRead(Page page) => User is null || page.MayBeReadBy(User);

    public static RestCaller From(HttpContext context) => (RestCaller)context.Items[typeof(RestCaller)]!;
}
