using System.Text.Json;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.WebApi.Hosts.Connect.Description;

/// <summary>The app descriptor: the template beside the program with this installation's key and address filled in, and the generic macros.</summary>
internal sealed class Descriptor(ConnectApp app)
{
    public const string FileName = "atlassian-connect.json";

    /// <summary>The descriptor as JSON.</summary>
    public string Json { get; } = JsonSerializer.Serialize(Fill(app), DescriptorJson.Default.AppDescriptor);

    static AppDescriptor Fill(ConnectApp app)
    {
        var descriptor = DescriptorTemplate.Fill(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, FileName)), app);
        return descriptor with { Modules = GenericModules.AddTo(descriptor.Modules) };
    }
}
