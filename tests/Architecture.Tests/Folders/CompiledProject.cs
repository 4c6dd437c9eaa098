using System.Reflection;

namespace UserMacro.Architecture.Tests.Folders;

/// <summary>A product project as it was built together with these tests.</summary>
/// <param name="Name">The project's name, which is that of its folder.</param>
internal sealed record CompiledProject(string Name)
{
    static readonly string Binaries = Metadata("Binaries");
    static readonly string Configuration = Metadata("Configuration");

    /// <summary>The namespace of the project's own folder.</summary>
    public string RootNamespace => Name.StartsWith("Orleans.", StringComparison.Ordinal) ? Name : "UserMacro." + Name;

    /// <summary>The assembly.</summary>
    public string Path => System.IO.Path.Combine(Binaries, Name, Configuration, AssemblyName + ".dll");

    string AssemblyName => RootNamespace;

    /// <summary>Whether a namespace belongs to a folder of the project.</summary>
    public bool Holds(string space) => space == RootNamespace || space.StartsWith(RootNamespace + ".", StringComparison.Ordinal);

    static string Metadata(string key) => typeof(CompiledProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
