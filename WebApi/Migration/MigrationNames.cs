namespace UserMacro.WebApi.Migration;

/// <summary>How a macro remembers that an import made it.</summary>
/// <param name="Created">The name of the request's part where it brought a new macro.</param>
/// <param name="Replaced">The name where it took the place of one.</param>
internal sealed record MigrationNames(string Created, string Replaced);
