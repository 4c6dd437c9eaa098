using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>Hosts that know of DynamoDB by their settings alone.</summary>
internal static class ConfiguredHost
{
    public static IHost Silo(params (string Key, string Value)[] settings) => Build(builder => builder.UseOrleans(), settings);

    public static IHost Client(params (string Key, string Value)[] settings) => Build(builder => builder.UseOrleansClient(), settings);

    static IHost Build(Action<HostApplicationBuilder> use, (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        use(builder);
        return builder.Build();
    }
}
