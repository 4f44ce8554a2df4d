using System.Net;

namespace Cluster.Silo;

internal sealed partial class NodeOptionsReader
{
    private const int DefaultOptunaPort = 13000;

    /// <summary>
    /// The port is opened where the web port is, except that it leaves loopback only with a certificate of its own: its callers send their tokens with
    /// every call.
    /// </summary>
    private OptunaPort? ReadOptuna()
    {
        var text = configuration[Settings.OptunaPort.Path];
        var port = text is "off" or "" ? 0 : Number(Settings.OptunaPort, DefaultOptunaPort, 0, 65535);
        if (port == 0)
            return null;
        var (certificate, key) = (Pem(Settings.OptunaCertificate), Pem(Settings.OptunaKey));
        if (certificate is null != key is null)
            throw new StartupException($"TLS on the Optuna port needs {Settings.OptunaCertificate.Variable} and {Settings.OptunaKey.Variable}, but only one of them is set.");
        var bind = Address(Settings.Bind, IPAddress.Loopback);
        var isOpen = !IPAddress.IsLoopback(bind) && certificate is not null;
        return new(new IPEndPoint(isOpen || IPAddress.IsLoopback(bind) ? bind : IPAddress.Loopback, port), text is not null, isOpen, certificate, key);
    }

    private string? Pem(Setting setting) => Text(setting) is not { } path ? null : File.Exists(path) ? path : throw Refuse(setting, "a PEM file", path);
}
