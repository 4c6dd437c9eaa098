namespace UserMacro.WebApi.Api.Description;

/// <summary>The tokens by which pages in one kind of host call the API, as its description has them. Each host adds one to the services.</summary>
/// <param name="Name">The name of the scheme.</param>
/// <param name="Text">What the header <c>Authorization</c> holds.</param>
internal sealed record TokenScheme(string Name, string Text);
