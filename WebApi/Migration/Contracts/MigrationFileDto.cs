namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>A file, or part of one, that could not be read; the others were.</summary>
internal sealed record MigrationFileDto(string File, string Message);
